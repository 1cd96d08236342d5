import { z } from "zod";
import { json } from "../highlevel/http/answers";
import { createRateLimiter, type RateLimit } from "../highlevel/http/rate-limit";
import { answerApi, refuse } from "./api";
import { fail, failureSchema, type Failure } from "./failures";
import { answerStore } from "./recordings";
import type { createTokens } from "./tokens";
import type { TelzinoWorld } from "./world";

/** What tests may change while the sandbox runs. */
const controlSchema = z.strictObject({
  fail: failureSchema.nullable().optional(),
  order: z.enum(["newest", "oldest", "none"]).optional(),
  /** Indexes of the agents that are deleted. */
  deletedAgents: z.array(z.number().int().nonnegative()).optional(),
  ranges: z.boolean().optional(),
  /** Ends all tokens before their time. */
  revokeTokens: z.literal(true).optional(),
  /** Adds so many calls that have just ended. */
  addCalls: z.number().int().min(0).max(100_000).optional(),
  /** With every so many requests for logs one more call has ended; null ends it. */
  arriveEvery: z.number().int().positive().nullable().optional(),
});

export type TelzinoControl = z.input<typeof controlSchema>;

/** What the sandbox has seen. */
export interface TelzinoState {
  /** Requests to the API, and to the store of recordings. */
  requests: number;
  /** Those for call logs. */
  lists: number;
  recordings: number;
  tokens: number;
  fail: Failure | null;
  calls: number;
}

/** Where requests come in. */
export function createDesk(
  telzino: TelzinoWorld,
  tokens: ReturnType<typeof createTokens>,
  rateLimit: RateLimit | null,
) {
  const { catalogue, settings, now } = telzino;
  const initial = { ...settings, deleted: [...settings.deleted] };
  const limiter = createRateLimiter(rateLimit);
  let failure: Failure | null = null;
  let every: number | null = null;
  const seen = { requests: 0, recordings: 0, lists: 0 };

  function state(): TelzinoState {
    catalogue.advance(now());
    return { ...seen, tokens: tokens.given(), fail: failure, calls: catalogue.all().length };
  }

  function control(change: z.output<typeof controlSchema>): TelzinoState {
    catalogue.advance(now());
    if (change.fail !== undefined) failure = change.fail;
    if (change.order !== undefined) settings.order = change.order;
    if (change.deletedAgents !== undefined) settings.deleted = [...change.deletedAgents];
    const { ranges = settings.recordings.ranges } = change;
    settings.recordings = { ...settings.recordings, ranges };
    if (change.revokeTokens) tokens.revoke();
    if (change.addCalls !== undefined) catalogue.add(change.addCalls, now());
    if (change.arriveEvery !== undefined) every = change.arriveEvery;
    return state();
  }

  function reset(): TelzinoState {
    failure = null;
    every = null;
    Object.assign(settings, { ...initial, deleted: [...initial.deleted] });
    Object.assign(seen, { requests: 0, recordings: 0, lists: 0 });
    limiter.reset();
    catalogue.restore();
    return state();
  }

  /** The failure that is due for a path; counts down those that heal. */
  function takeFailure(pathname: string): Failure | null {
    if (failure === null || !pathname.includes(failure.path ?? "")) return null;
    const due = failure;
    if (due.times !== undefined) failure = due.times > 1 ? { ...due, times: due.times - 1 } : null;
    return due;
  }

  async function answer(request: Request, pathname: string): Promise<Response> {
    if (pathname === "/oauth/token") return tokens.answer(request);
    if (!tokens.admits(request)) return refuse.token();
    // Exceeded limits are told by the status alone: no header is documented.
    if (!limiter.pass(now()).allowed) return json({ message: "Too many requests" }, 429);
    if (pathname.endsWith("/call-logs")) {
      seen.lists += 1;
      if (every !== null && seen.lists % every === 0) catalogue.add(1, now());
    }
    return answerApi(telzino, request);
  }

  async function answerControl(request: Request, pathname: string): Promise<Response> {
    if (request.method === "GET" && pathname === "/sandbox/state") return json(state());
    if (request.method === "POST" && pathname === "/sandbox/reset") return json(reset());
    if (request.method !== "POST" || pathname !== "/sandbox/control")
      return json({ message: "unknown" }, 404);
    const parsed = controlSchema.safeParse(await request.json().catch(() => undefined));
    return parsed.success ? json(control(parsed.data)) : json({ message: parsed.error.issues }, 400);
  }

  return {
    async fetch(request: Request): Promise<Response> {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith("/sandbox/")) return answerControl(request, pathname);
      catalogue.advance(now());
      const stored = answerStore(telzino, request);
      if (stored) seen.recordings += 1;
      else if (pathname !== "/oauth/token") seen.requests += 1;
      const due = takeFailure(pathname);
      const real = (): Promise<Response> => (stored ? Promise.resolve(stored) : answer(request, pathname));
      return due === null ? real() : fail(due, request, real);
    },
    state,
    control: (change: TelzinoControl): TelzinoState => control(controlSchema.parse(change)),
  };
}
