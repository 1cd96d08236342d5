import { createCatalogue } from "./highlevel/catalogue";
import type { World } from "./highlevel/facts";
import { readScopes } from "./highlevel/http/admission";
import type { ControlChange, SandboxState } from "./highlevel/http/control";
import { createDesk } from "./highlevel/http/desk";
import type { RateLimit } from "./highlevel/http/rate-limit";
import { usualRecordings, type RecordingSettings } from "./highlevel/http/recording";
import { currentRow, type Upstream } from "./highlevel/http/upstream";
import { uuid } from "./highlevel/identity";
import type { CallRow } from "./highlevel/wire";
import { openZone } from "./highlevel/zone";

export type { CallRow } from "./highlevel/wire";
export type { ControlChange, SandboxState } from "./highlevel/http/control";

/** Settings of a sandbox; the same ones always give the same data. */
export interface HighLevelSandboxOptions {
  /** Default 1. */
  seed?: number;
  /** The clock, ms since epoch. Default: `Date.now`. */
  now?: () => number;
  /**
   * The instant that data is made relative to, ms since epoch; calls go on to come after it as before, so that a later
   * start finds the same ones and more. Default: the clock's value at creation, after which nothing but `arrivals` comes.
   */
  epoch?: number;
  /** Calls over the 365 days before `epoch`. Default 2500, at most 4,000,000. */
  calls?: number;
  /** Default "sandbox-token". */
  token?: string;
  /** Default "sandbox-location". */
  locationId?: string;
  /** IANA zone of the location. Default "America/Chicago". */
  timeZone?: string;
  /** What most callers speak. Default "en". */
  language?: "en" | "es";
  /** Scopes of the token. Default: all that read. */
  scopes?: string[];
  /** Default 100 in 10 seconds and 200,000 a day; null for none. */
  rateLimit?: RateLimit | null;
  /** New calls per minute that appear while it runs. Default 0. */
  arrivals?: number;
  /** Exact number of turns of the longest call. Default: what fits into its 40 minutes. */
  turnsOfLongest?: number;
  /** What it does with recordings. Default: it honours `Range` and states their lengths. */
  recordings?: Partial<RecordingSettings>;
}

/** A copy of HighLevel's API in memory. */
export interface HighLevelSandbox {
  /** Answers a request. Rejects where a real connection would break. */
  fetch(request: Request): Promise<Response>;
  readonly token: string;
  readonly locationId: string;
  readonly timeZone: string;
  /** The calls that exist now as list rows, oldest first, written one by one. */
  rows(): IterableIterator<CallRow>;
  /** Ids of the call of 0 seconds and of the longest one that always exist; undefined below ten calls. */
  landmarks(): { empty: string; longest: string } | undefined;
  state(): SandboxState;
  /** What `POST /sandbox/control` does. */
  control(change: ControlChange): SandboxState;
}

const day = 86_400_000;

/** Creates a sandbox. Throws a RangeError for an unknown time zone or a number out of range. */
export function createHighLevelSandbox(options: HighLevelSandboxOptions = {}): HighLevelSandbox {
  const { seed = 1, now = Date.now, calls = 2500, arrivals = 0 } = options;
  const { token = "sandbox-token", locationId = "sandbox-location", timeZone = "America/Chicago" } = options;
  const { rateLimit = { max: 100, intervalMs: 10_000, daily: 200_000 } } = options;
  if (!Number.isInteger(calls) || calls < 0 || calls > 4_000_000) {
    throw new RangeError(`calls must be a whole number from 0 to 4000000, not ${calls}`);
  }
  const createdAt = options.epoch ?? now();
  const grows = options.epoch !== undefined;
  const zone = openZone(timeZone);
  const world: World = {
    seed,
    spanish: options.language === "es",
    people: Math.max(80, Math.ceil(calls / 18) * 8),
    agentDeletedAt: createdAt - 9 * day,
    emptyKey: calls < 10 ? -1 : calls - 2 - Math.floor(calls * 0.012),
    longestKey: calls < 10 ? -1 : calls - 1 - Math.floor(calls * 0.006),
    turnsOfLongest: options.turnsOfLongest,
  };
  const catalogue = createCatalogue(world, zone, { createdAt, calls, arrivalsPerMinute: arrivals, grows });
  let traces = 0;
  const upstream: Upstream = {
    world,
    zone,
    catalogue,
    account: { token, locationId, scopes: [...(options.scopes ?? readScopes)] },
    revisions: new Map(),
    changedMessages: new Map(),
    cursorGeneration: 1,
    now,
    recordings: { ...usualRecordings, ...options.recordings },
    traceId: () => uuid(seed, 91, (traces += 1)),
  };
  const desk = createDesk(upstream, now, rateLimit);
  return {
    fetch: desk.fetch,
    token,
    locationId,
    timeZone,
    *rows() {
      catalogue.advance(now());
      for (const facts of catalogue.all()) yield currentRow(upstream, facts);
    },
    landmarks: () => catalogue.landmarks(),
    state: desk.state,
    control: desk.control,
  };
}
