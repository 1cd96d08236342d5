import { createCatalogue } from "./highlevel/catalogue";
import { deletedAgent } from "./highlevel/businesses/index";
import type { World } from "./highlevel/facts";
import type { RateLimit } from "./highlevel/http/rate-limit";
import { usualRecordings } from "./highlevel/http/recording";
import { uuid } from "./highlevel/identity";
import { openZone } from "./highlevel/zone";
import { plantedSecrets } from "./telzino/agents";
import { logRow, type LogRow } from "./telzino/call-row";
import { createDesk, type TelzinoControl, type TelzinoState } from "./telzino/desk";
import { createTokens } from "./telzino/tokens";
import type { ListOrder, TelzinoWorld } from "./telzino/world";

/** Settings of a sandbox; the same ones always give the same data. */
export interface TelzinoSandboxOptions {
  /** Default 1. */
  seed?: number;
  /** The clock, ms since epoch. Default: `Date.now`. */
  now?: () => number;
  /** The instant that data is made relative to, ms since epoch; calls go on to come after it. Default: the clock's value. */
  epoch?: number;
  /** Calls over the 365 days before `epoch`. Default 600. */
  calls?: number;
  /** Default "sandbox-client". */
  clientId?: string;
  /** Default "sandbox-secret". */
  clientSecret?: string;
  /** Default: a UUID that follows from the seed. */
  organizationId?: string;
  /** Default: newest first. */
  order?: ListOrder;
  /** Seconds. Default 86,400, as in the documented example. */
  tokenLifetime?: number;
  /** ms. Default 15 minutes. */
  recordingLifetime?: number;
  /** Origin of the store of recordings, which answers at the same sandbox. Default: the one that the request came to. */
  recordingHost?: string;
  /** Default: none, as none is documented. */
  rateLimit?: RateLimit | null;
  /** New calls per minute that appear while it runs. Default 0. */
  arrivals?: number;
}

/** A copy of Telzino's API in memory. */
export interface TelzinoSandbox {
  /** Answers a request, to the store of recordings too. Rejects where a real connection would break. */
  fetch(request: Request): Promise<Response>;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly organizationId: string;
  /** Credentials that stand in the answers of agents and must not leave them. */
  readonly planted: readonly string[];
  /** The call logs that exist now, oldest first, written one by one. */
  rows(): IterableIterator<LogRow>;
  state(): TelzinoState;
  /** What `POST /sandbox/control` does. */
  control(change: TelzinoControl): TelzinoState;
}

const day = 86_400_000;

/** Creates a sandbox. */
export function createTelzinoSandbox(options: TelzinoSandboxOptions = {}): TelzinoSandbox {
  const { seed = 1, now = Date.now, calls = 600, arrivals = 0, order = "newest" } = options;
  const { clientId = "sandbox-client", clientSecret = "sandbox-secret" } = options;
  const { organizationId = uuid(seed, 199), tokenLifetime: lifetime = 86_400 } = options;
  const createdAt = options.epoch ?? now();
  const world: World = {
    // Another one than HighLevel's sandbox has, so that both show different calls.
    seed: seed + 7_000,
    spanish: false,
    people: Math.max(80, Math.ceil(calls / 18) * 8),
    agentDeletedAt: createdAt - 9 * day,
    emptyKey: -1,
    longestKey: -1,
    turnsOfLongest: undefined,
  };
  const zone = openZone("America/Denver");
  const growth = { createdAt, calls, arrivalsPerMinute: arrivals, grows: options.epoch !== undefined };
  const telzino: TelzinoWorld = {
    world,
    zone,
    catalogue: createCatalogue(world, zone, growth),
    organizationId,
    settings: { order, deleted: [deletedAgent], recordings: usualRecordings },
    now,
    recordingLifetime: options.recordingLifetime ?? 900_000,
    recordingHost: options.recordingHost,
  };
  const tokens = createTokens({ seed, clientId, clientSecret, lifetime, now });
  const desk = createDesk(telzino, tokens, options.rateLimit ?? null);
  return {
    fetch: desk.fetch,
    clientId,
    clientSecret,
    organizationId,
    planted: plantedSecrets(world.seed),
    *rows() {
      telzino.catalogue.advance(now());
      for (const facts of telzino.catalogue.all()) yield logRow(telzino, facts, "http://sandbox.test");
    },
    state: desk.state,
    control: desk.control,
  };
}
