import "server-only";
import { config } from "./config";
import type { ConnectionConfig } from "./connections-config";
import { timedFetch } from "./http/timing";
import { perProcess } from "./per-process";
import { providers, type Provider } from "./sources/registry";
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
}

function connect({ provider, name, timeZone, ...settings }: ConnectionConfig): Connection {
  const { account: key, create } = providers[provider];
  const account = settings[key];
  const connectionId = connectionIdOf(provider, account);
  return {
    slug: settings.slug,
    name,
    provider,
    account,
    connectionId,
    source: create(settings, { fetch: timedFetch, pace: createStoredPace(connectionId, database) }),
    timeZone,
  };
}

/** The connections of this installation. They are made once per process, as they share limits and caches. */
export const connections = (): Connection[] =>
  perProcess("connections", () => config().connections.map(connect));
