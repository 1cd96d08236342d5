import "server-only";
import { readBody } from "@/lib/server/read-body";
import type { ClientOptions } from "../http/client";
import { systemClock } from "../http/clock";
import { toFailure } from "../http/failures";
import { malformed, unreachable } from "../http/no-answer";
import { readRateHeaders } from "../http/rate-headers";
import type { Attempt } from "../http/retry";
import { createSingleFlight } from "../http/single-flight";
import type { TokenSource } from "../http/upstream";
import { tokenEndpoint } from "./endpoints";
import type { TelzinoSettings } from "./settings";
import { createTokenUpstream } from "./upstream";
import { tokenAnswer } from "./wire";

/** Whom a token is for. Documented with the slash, whatever the address of the API. */
const audience = "https://api.telzino.com/";

const longestBody = 64 * 1024;
/** ms of a token that does not say how long it lives, and the most that any is believed. */
const lifetimes = { untold: 5 * 60_000, longest: 24 * 3600_000 };
/** ms before its end at which a token is no longer used, at most: a request may be long under way. */
const margin = 60_000;

/** A token source that also says which token must not come out. */
export interface TelzinoToken extends TokenSource {
  known(): readonly string[];
}

/** Access tokens of one account, by client credentials. */
export function createToken(
  settings: TelzinoSettings,
  { fetch = globalThis.fetch, clock = systemClock }: Pick<ClientOptions, "fetch" | "clock"> = {},
): TelzinoToken {
  const { baseUrl, clientId, clientSecret } = settings;
  const upstream = createTokenUpstream(settings);
  const flight = createSingleFlight<Attempt<string>>();
  let held: { value: string; until: number } | undefined;

  async function readFailure(response: Response): Promise<Attempt<never>> {
    const { retryAfter } = readRateHeaders(response.headers, Date.now());
    const body = await readBody(response, longestBody).catch(() => "");
    const failed = { status: response.status, body, wait: retryAfter };
    return toFailure(failed, tokenEndpoint, upstream);
  }

  async function ask(signal: AbortSignal): Promise<Attempt<string>> {
    const asked = clock.now();
    const response = await fetch(baseUrl + tokenEndpoint.path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({
        client_id: clientId,
        client_secret: clientSecret,
        audience,
        grant_type: "client_credentials",
      }),
      redirect: "manual", // the secret goes to no other host
      signal,
    });
    if (!response.ok) return readFailure(response);
    const answer = tokenAnswer.safeParse(parseJson(await readBody(response, longestBody)));
    if (!answer.success) return { error: malformed(upstream), retry: "once" };
    const { access_token: value, expires_in: seconds } = answer.data;
    const lifetime = Math.min(seconds == null ? lifetimes.untold : seconds * 1000, lifetimes.longest);
    held = { value, until: asked + lifetime - Math.min(margin, lifetime / 10) };
    return { value };
  }

  return {
    async get(signal) {
      if (held && clock.now() < held.until) return { value: held.value };
      return flight("", signal, async (shared) => {
        try {
          return await ask(shared);
        } catch (error) {
          shared.throwIfAborted();
          // What fetch throws may hold the address or the body: only our own words leave.
          return { error: unreachable(error, upstream), retry: "backoff" };
        }
      });
    },
    drop(token) {
      if (held?.value === token) held = undefined;
    },
    known: () => (held ? [held.value] : []),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
