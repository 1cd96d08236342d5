import "server-only";
import type { CallboardError } from "@/lib/server/errors";
import { systemClock, type Clock } from "./clock";
import { createPacer, type Pacer } from "./pacer";
import { readRateHeaders } from "./rate-headers";
import { BodyTooLong, readBody } from "@/lib/server/read-body";
import { withRetries, type Attempt } from "./retry";
import type { SharedPace } from "./shared-pace";
import type { Priority, Slot } from "./slot";
import { TimedOut, withTimeout } from "./timeout";

import { toFailure } from "./failures";
import type { Endpoint, Upstream } from "./upstream";
import { malformed, unreachable } from "./no-answer";

export interface ClientOptions {
  fetch?: typeof globalThis.fetch;
  /** Shared by all that work on the same account. */
  pacer?: Pacer;
  /** The pace that all processes on the account share. */
  pace?: SharedPace;
  clock?: Clock;
  /** From 0 to below 1. */
  random?: () => number;
  /** Milliseconds for one attempt, 8,000 by default. */
  attemptTimeout?: number;
  /** Milliseconds for a request with its waits and retries: 18,000, and 60,000 in the background. */
  budgets?: Record<Priority, number>;
  /** Why nothing may be asked: each request ends with it. */
  refusal?: CallboardError | undefined;
}

export interface RequestOptions {
  signal: AbortSignal;
  priority?: Priority | undefined;
  /** The Range header for a recording. */
  range?: string | undefined;
}

export interface HttpClient {
  /**
   * Asks for JSON and reads it; `parse` gives undefined for what is not the expected answer.
   * @throws CallboardError with what the operator can do; the signal's reason when it aborts
   */
  getJson<T>(
    endpoint: Endpoint,
    parse: (body: unknown) => T | undefined,
    options: RequestOptions,
  ): Promise<T>;
  /**
   * Asks for a stream, answered as soon as its headers are there (a success, or 416 to a range). Whoever takes
   * the body cancels it; the signal is heard until then.
   * @throws as `getJson` does
   */
  getStream(endpoint: Endpoint, options: RequestOptions): Promise<Response>;
}

const longestBody = 32 * 1024 * 1024;
const longestError = 64 * 1024;

/** The client of one upstream: limits, retries, timeouts. Only ever sends GET. */
export function createHttpClient(upstream: Upstream, options: ClientOptions = {}): HttpClient {
  const { clock = systemClock, random = Math.random, attemptTimeout = 8000 } = options;
  const budgets = options.budgets ?? { interactive: 18_000, background: 60_000 };
  const pacer = options.pacer ?? createPacer({ upstream: upstream.name, clock, pace: options.pace });

  function send(
    endpoint: Endpoint,
    { range, token, signal }: { range: string | undefined; token: string | undefined; signal: AbortSignal },
  ): Promise<Response> {
    const query = new URLSearchParams(endpoint.parameters).toString();
    const url = `${upstream.baseUrl.replace(/\/+$/, "")}${endpoint.path}${query === "" ? "" : `?${query}`}`;
    return (options.fetch ?? globalThis.fetch)(url, {
      headers: {
        ...upstream.headers,
        ...endpoint.headers,
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        Accept: endpoint.accept ?? "application/json",
        ...(range !== undefined && { Range: range }),
      },
      redirect: "manual", // the token goes to no other host
      signal,
    });
  }

  /** One request within the limits; what went wrong is told in our words only, as fetch's errors hold URLs. */
  async function attempt<T>(
    endpoint: Endpoint,
    read: (response: Response) => Promise<T>,
    { signal, priority = "interactive", range }: RequestOptions,
    deadline: number,
  ): Promise<Attempt<T>> {
    if (options.refusal) return { error: options.refusal, retry: "never" };
    const slot = await pacer.acquire({ priority, signal, deadline });
    let answer: Response | undefined;
    try {
      const time = Math.max(1, Math.min(attemptTimeout, deadline - clock.now()));
      return await withTimeout(clock, time, signal, async (inner) => {
        const token = await upstream.token?.get(inner);
        if (token && "error" in token) return token;
        answer = await send(endpoint, { range, token: token?.value, signal: inner });
        const expected = answer.ok || (answer.status === 416 && range !== undefined);
        if (expected) return { value: await read(answer) };
        const refused = token !== undefined && answer.status === 401;
        if (refused) upstream.token?.drop(token.value);
        return { ...(await fail(answer, slot, endpoint)), refused };
      });
    } catch (error) {
      signal.throwIfAborted();
      return {
        error: unreachable(error, upstream),
        retry: error instanceof BodyTooLong ? "never" : "backoff",
      };
    } finally {
      slot.done(answer);
    }
  }

  async function fail(response: Response, slot: Slot, endpoint: Endpoint): Promise<Attempt<never>> {
    const pause = slot.done(response);
    const { retryAfter = pause } = readRateHeaders(response.headers, Date.now());
    const body = await readBody(response, longestError).catch((error: unknown) => {
      if (error instanceof TimedOut) throw error;
      return ""; // the status says enough
    });
    const wait = retryAfter > 0 ? retryAfter : undefined;
    return toFailure({ status: response.status, body, wait }, endpoint, upstream);
  }

  function request<T, R>(
    endpoint: Endpoint,
    requestOptions: RequestOptions,
    read: (response: Response) => Promise<R>,
    interpret: (answer: R) => Attempt<T>,
  ): Promise<T> {
    const { signal, priority = "interactive" } = requestOptions;
    const deadline = clock.now() + budgets[priority];
    let renewed = false;
    const once = async () => {
      let outcome = await attempt(endpoint, read, requestOptions, deadline);
      if ("refused" in outcome && outcome.refused && !renewed) {
        renewed = true;
        outcome = await attempt(endpoint, read, requestOptions, deadline);
      }
      return "value" in outcome ? interpret(outcome.value) : outcome;
    };
    return withRetries(once, signal, { clock, deadline, random });
  }

  return {
    getJson(endpoint, parse, requestOptions) {
      const readText = (response: Response) => readBody(response, longestBody);
      return request(endpoint, requestOptions, readText, (text) => {
        const value = parse(parseJson(text));
        return value === undefined ? { error: malformed(upstream, text), retry: "once" } : { value };
      });
    },
    getStream: (endpoint, requestOptions) =>
      request(
        endpoint,
        requestOptions,
        (response) => Promise.resolve(response),
        (value) => ({ value }),
      ),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
