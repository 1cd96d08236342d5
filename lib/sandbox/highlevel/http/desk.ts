import type { z } from "zod";
import { Refusal, json } from "./answers";
import {
  changeRecordings,
  controlSchema,
  logged,
  type ControlChange,
  type LoggedRequest,
  type SandboxState,
} from "./control";
import { createDrift, revise } from "./drift";
import { fail, type Failure } from "./failures";
import { createRateLimiter, type RateLimit } from "./rate-limit";
import { answerApi } from "./routes";
import type { Upstream } from "./upstream";

/** Where requests come in: the log, the failures, the limit, and then the API. */
export interface Desk {
  fetch(request: Request): Promise<Response>;
  state(): SandboxState;
  control(change: ControlChange): SandboxState;
}

const logLength = 200;

/** Opens the desk of an upstream; `now` is its clock in ms since epoch. */
export function createDesk(upstream: Upstream, now: () => number, rateLimit: RateLimit | null): Desk {
  const { account, catalogue } = upstream;
  const initial = { scopes: [...account.scopes], recordings: upstream.recordings };
  const limiter = createRateLimiter(rateLimit);
  const drift = createDrift(upstream, now);
  let failure: Failure | null = null;
  let requests = 0;
  let rejected429 = 0;
  let log: LoggedRequest[] = [];

  function state(): SandboxState {
    catalogue.advance(now());
    const { recordings } = upstream;
    const calls = catalogue.all().length;
    return {
      requests,
      rejected429,
      fail: failure,
      scopes: [...account.scopes],
      calls,
      recordings,
      log: [...log],
    };
  }

  function control(change: z.output<typeof controlSchema>): SandboxState {
    catalogue.advance(now());
    if (change.fail !== undefined) failure = change.fail;
    if (change.scopes !== undefined) account.scopes = [...change.scopes];
    upstream.recordings = changeRecordings(upstream.recordings, change);
    if (change.drift !== undefined) drift.set(change.drift);
    if (change.reviseCalls !== undefined) revise(upstream, change.reviseCalls);
    for (const { call, status } of change.changeMessages ?? []) {
      const facts = catalogue.find(call);
      if (facts) upstream.changedMessages.set(facts.key, { at: now(), status });
    }
    if (change.dropCursors) upstream.cursorGeneration += 1;
    if (change.addCalls !== undefined) catalogue.add(change.addCalls, now());
    if (change.deleteCalls !== undefined) catalogue.remove(change.deleteCalls);
    return state();
  }

  function reset(): SandboxState {
    failure = null;
    requests = 0;
    rejected429 = 0;
    log = [];
    account.scopes = [...initial.scopes];
    upstream.recordings = initial.recordings;
    limiter.reset();
    drift.set(null);
    upstream.revisions.clear();
    upstream.changedMessages.clear();
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

  function answer(request: Request): Response {
    try {
      return answerApi(upstream, request);
    } catch (error) {
      if (error instanceof Refusal) return json({ ...error.body, traceId: upstream.traceId() }, error.status);
      throw error;
    }
  }

  async function answerUpstream(request: Request, pathname: string): Promise<Response> {
    requests += 1;
    log = [...log.slice(1 - logLength), logged(request)];
    const passage = limiter.pass(now());
    if (!passage.allowed) {
      rejected429 += 1;
      return withHeaders(json({ statusCode: 429, message: "Too Many Requests" }, 429), passage.headers);
    }
    catalogue.advance(now());
    drift.pass(pathname);
    const due = takeFailure(pathname);
    const real = (): Promise<Response> => Promise.resolve(answer(request));
    const response = await (due === null ? real() : fail(due, request, real));
    const spent =
      response.status === 429 ? { ...passage.headers, "x-ratelimit-remaining": "0" } : passage.headers;
    return withHeaders(response, spent);
  }

  async function answerControl(request: Request, pathname: string): Promise<Response> {
    if (request.method === "GET" && pathname === "/sandbox/state") return json(state());
    if (request.method === "POST" && pathname === "/sandbox/reset") return json(reset());
    if (request.method !== "POST" || pathname !== "/sandbox/control")
      return json({ message: "unknown" }, 404);
    const body: unknown = await request.json().catch(() => undefined);
    const parsed = controlSchema.safeParse(body);
    return parsed.success ? json(control(parsed.data)) : json({ message: parsed.error.issues }, 400);
  }

  return {
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      return pathname.startsWith("/sandbox/")
        ? answerControl(request, pathname)
        : answerUpstream(request, pathname);
    },
    state,
    control: (change) => control(controlSchema.parse(change)),
  };
}

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
