import "server-only";
import { config } from "./config";
import { timedFetch } from "./http/timing";
import { perProcess } from "./per-process";
import { accountOf, createSource, type ConnectionConfig, type Provider } from "./sources/registry";
import type { CallSource } from "./sources/source";
import { connectionIdOf } from "./store/connection-id";
import { database } from "./store/store";
import { createStoredPace } from "./store/write/pace";

/** One upstream account with its credentials, which are bound into its source. */
export interface Connection {
  slug: string;
  name: string;
  provider: Provider;
  /** What the upstream calls the account: an opaque string. */
  account: string;
  /** The number under which the mirror keeps it. */
  connectionId: number;
  source: CallSource;
  /** The zone that its owner set, ahead of the account's own. */
  timeZone: string | undefined;
  /** What its calls are in, as ISO 639-1; absent if its owner did not say. */
  languages?: readonly string[] | undefined;
}

function connect(configured: ConnectionConfig): Connection {
  const { provider, slug, name, timeZone, languages } = configured;
  const account = accountOf(configured);
  const connectionId = connectionIdOf(provider, account);
  return {
    slug,
    name,
    provider,
    account,
    connectionId,
    source: createSource(configured, { fetch: timedFetch, pace: createStoredPace(connectionId, database) }),
    timeZone,
    languages,
  };
}

/** The connections of this installation. They are made once per process, as they share limits and caches. */
export const connections = (): Connection[] =>
  perProcess("connections", () => config().connections.map(connect));
