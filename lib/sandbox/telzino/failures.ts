import { z } from "zod";
import { json } from "../highlevel/http/answers";
import { ConnectionReset, cutOff, wait } from "../highlevel/http/breakage";

/** A failure on request: which, where, how often. */
export const failureSchema = z.strictObject({
  kind: z.enum([
    "429",
    "500",
    "401",
    "403",
    "404",
    "400-text",
    "400-error",
    "400-empty",
    "slow",
    "hang",
    "cut",
    "reset",
    "html",
    "malformed",
    "wrong-shape",
    "bad-row",
    "no-pagination",
  ]),
  /** Only where the path name holds this text. */
  path: z.string().optional(),
  /** Heals after so many failures; without it, never. */
  times: z.number().int().positive().optional(),
  /** Milliseconds before the answer. */
  delayMs: z.number().nonnegative().optional(),
});

export type Failure = z.infer<typeof failureSchema>;

type Act = (request: Request, real: () => Promise<Response>) => Promise<Response>;

const always =
  (answer: () => Response): Act =>
  () =>
    Promise.resolve(answer());

const list =
  (change: (body: Record<string, unknown>, rows: unknown[]) => unknown): Act =>
  async (_request, real) => {
    const answer = await real();
    if (!answer.ok || !(answer.headers.get("content-type") ?? "").includes("json")) return answer;
    const body: unknown = await answer.json();
    return json(isRecord(body) && Array.isArray(body["data"]) ? change(body, body["data"]) : body);
  };

const acts: Record<Failure["kind"], Act> = {
  // No header tells when to come back.
  "429": always(() => json({ message: "Too many requests" }, 429)),
  "500": always(() => new Response("Internal Server Error", { status: 500 })),
  "401": always(() => json({ error: "Invalid or missing token" }, 401)),
  "403": always(() => json({ error: { message: "Insufficient permissions" } }, 403)),
  "404": always(() => new Response(null, { status: 404 })),
  "400-text": always(() => new Response("no such page", { status: 400 })),
  "400-error": always(() => json({ error: "no such page" }, 400)),
  "400-empty": always(() => new Response(null, { status: 400 })),
  slow: (_request, real) => real(),
  hang: (request) => wait(Number.POSITIVE_INFINITY, request.signal).then(() => json({})),
  cut: async (_request, real) => cutOff(await real()),
  reset: () => Promise.reject(new ConnectionReset("the connection was reset")),
  html: always(
    () =>
      new Response("<!doctype html><title>Just a moment</title>", {
        headers: { "content-type": "text/html" },
      }),
  ),
  malformed: async (_request, real) => {
    const text = await (await real()).text();
    return new Response(text.slice(0, Math.ceil(text.length * 0.6)), {
      headers: { "content-type": "application/json" },
    });
  },
  "wrong-shape": always(() => json({ items: [], ok: true })),
  "bad-row": list((body, rows) => ({
    ...body,
    data: rows.map((row, index) =>
      index === 0 && isRecord(row) ? { ...row, call_started_at: "soon" } : row,
    ),
  })),
  "no-pagination": list(({ data }) => ({ data })),
};

/** Carries a failure out. `real` gives the answer that there would have been. */
export async function fail(
  failure: Failure,
  request: Request,
  real: () => Promise<Response>,
): Promise<Response> {
  const delay = failure.delayMs ?? (failure.kind === "slow" ? 2000 : 0);
  if (delay > 0) await wait(delay, request.signal);
  return acts[failure.kind](request, real);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
