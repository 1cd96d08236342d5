import { z } from "zod";
import { json } from "./answers";
import { ConnectionReset, cutOff, wait } from "./breakage";

/** A failure on request: which, where, how often. */
export const failureSchema = z.strictObject({
  kind: z.enum([
    "429",
    "500",
    "503",
    "401-token",
    "401-scope",
    "403",
    "422",
    "400",
    "slow",
    "hang",
    "cut",
    "reset",
    "html",
    "malformed",
    "wrong-shape",
    "empty",
    "bad-row",
    "repeat-row",
    "no-total",
    "total-records",
  ]),
  /** Only where the path name holds this text. */
  path: z.string().optional(),
  /** Heals after so many failures; without it, never. */
  times: z.number().int().positive().optional(),
  /** Milliseconds before the answer. */
  delayMs: z.number().nonnegative().optional(),
  /** Seconds, sent as `Retry-After`. */
  retryAfter: z.number().nonnegative().optional(),
});

export type Failure = z.infer<typeof failureSchema>;

/** Answers a request in place of the API, or around it. */
type Act = (failure: Failure, request: Request, real: () => Promise<Response>) => Promise<Response>;

const status =
  (code: number, message: string | string[], error?: string): Act =>
  ({ retryAfter }) => {
    const answer = json({ statusCode: code, message, ...(error === undefined ? {} : { error }) }, code);
    if (retryAfter !== undefined) answer.headers.set("retry-after", String(retryAfter));
    return Promise.resolve(answer);
  };

const list =
  (change: (body: Record<string, unknown>) => unknown): Act =>
  async (_failure, _request, real) => {
    const answer = await real();
    if (!answer.ok || !(answer.headers.get("content-type") ?? "").includes("json")) return answer;
    const body: unknown = await answer.json();
    return json(isRecord(body) && Array.isArray(body["callLogs"]) ? change(body) : body);
  };

const acts: Record<Failure["kind"], Act> = {
  // No schema of a 429 is published (contract 1.6), and no Retry-After unless it is asked for (5.4).
  "429": status(429, "Too Many Requests"),
  "500": status(500, "Internal server error"),
  "503": status(503, "Service Unavailable"),
  "401-token": status(401, "Invalid token: access token is invalid", "Unauthorized"),
  "401-scope": status(401, "The token is not authorized for this scope.", "Unauthorized"),
  "403": status(403, "The token does not have access to this location.", "Forbidden"),
  "422": status(422, ["pageSize cannot exceed 50"], "Unprocessable Entity"),
  "400": status(400, "Bad Request"),
  slow: (_failure, _request, real) => real(),
  hang: (_failure, request) => wait(Number.POSITIVE_INFINITY, request.signal).then(() => json({})),
  cut: async (_failure, _request, real) => cutOff(await real()),
  reset: () => Promise.reject(new ConnectionReset("the connection was reset")),
  html: () =>
    Promise.resolve(
      new Response("<!doctype html><title>Just a moment</title><h1>We'll be right back</h1>", {
        headers: { "content-type": "text/html; charset=utf-8" },
      }),
    ),
  malformed: async (_failure, _request, real) => {
    const text = await (await real()).text();
    return new Response(text.slice(0, Math.ceil(text.length * 0.6)), {
      headers: { "content-type": "application/json; charset=utf-8" },
    });
  },
  "wrong-shape": () => Promise.resolve(json({ data: { items: [] }, ok: true })),
  empty: () => Promise.resolve(new Response("", { headers: { "content-type": "application/json" } })),
  "bad-row": list(spoilRow),
  "repeat-row": list(repeatRow),
  "no-total": list(({ total: _total, ...rest }) => rest),
  // Some answers name it otherwise, and may hold null (contract 1.3).
  "total-records": list(({ total, page: _page, pageSize: _size, ...rest }) => ({
    ...rest,
    totalRecords: total,
  })),
};

/** Carries a failure out. `real` gives the answer that there would have been. */
export async function fail(
  failure: Failure,
  request: Request,
  real: () => Promise<Response>,
): Promise<Response> {
  const delay = failure.delayMs ?? (failure.kind === "slow" ? 2000 : 0);
  if (delay > 0) await wait(delay, request.signal);
  return acts[failure.kind](failure, request, real);
}

/** One row of the page becomes unreadable; how, depends on the page. */
function spoilRow(body: Record<string, unknown>): unknown {
  const rows: unknown[] = Array.isArray(body["callLogs"]) ? [...body["callLogs"]] : [];
  const index = Math.floor(rows.length / 2);
  const row = rows[index];
  if (!isRecord(row)) return body;
  const { id: _id, ...withoutId } = row;
  const { createdAt: _createdAt, ...withoutStart } = row;
  const spoiled = [withoutId, withoutStart, { ...row, createdAt: "not a date", duration: "long" }];
  rows[index] = spoiled[Number(body["page"] ?? 1) % spoiled.length];
  return { ...body, callLogs: rows };
}

/** From the second page on, the last row is the first one once more, in place of its own. */
function repeatRow(body: Record<string, unknown>): unknown {
  const rows: unknown[] = Array.isArray(body["callLogs"]) ? [...body["callLogs"]] : [];
  if (Number(body["page"] ?? 1) < 2 || rows.length < 2) return body;
  return { ...body, callLogs: [...rows.slice(0, -1), rows[0]] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
