import "server-only";
import { config } from "./config";
import { timedFetch } from "./http/timing";
import { perProcess, processValues } from "./per-process";
import { accountOf, createSource, type ConnectionConfig, type Provider } from "./sources/registry";
import type { ClientOptions } from "./sources/http/client";
import { isLoopbackUrl } from "./sources/setting-types";
import type { CallSource } from "./sources/source";
import { connectionIdOf } from "./store/connection-id";
import { database, openedDatabase } from "./store/store";
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
  /** Its upstream is on this machine, as the sandbox is: its calls are invented. */
  isLocal: boolean;
  /** The zone that its owner set, ahead of the account's own. */
  timeZone: string | undefined;
  /** What its calls are in, as ISO 639-1; absent if its owner did not say. */
  languages?: readonly string[] | undefined;
  /** Which of the colours on the pages it has, from 1; by the order of slugs if its owner did not say. */
  color?: number | undefined;
}

/** The connection of an account. @param options for its requests, beside the usual ones */
export function connect(account: ConnectionConfig, options: ClientOptions = {}): Connection {
  const { provider, slug, name, timeZone, languages, color } = account;
  const named = accountOf(account);
  const connectionId = connectionIdOf(provider, named);
  const pace = createStoredPace(connectionId, database);
  return {
    slug,
    name,
    provider,
    account: named,
    connectionId,
    source: createSource(account, { fetch: timedFetch, pace, ...options }),
    isLocal: account.baseUrl !== undefined && isLoopbackUrl(account.baseUrl),
    timeZone,
    languages,
    color,
  };
}

/** Those of the configuration. They are made once per process, as they share limits and caches. */
const configured = () =>
  perProcess("configured connections", () => config().connections.map((each) => connect(each)));

/** The connections of this installation: those of the configuration, and those that were made in the app. */
export const connections = (): readonly Connection[] => perProcess("connections", configured);

/** ms for which a request waits for the connections that were made in the app. */
const patience = 4_000;

/** Waits until those that were made in the app are known, unless the store does not open. */
export const openedConnections = (): Promise<unknown> => openedDatabase(patience);

/** Replaces those that were made in the app. One of the configuration goes before another one of its account or slug. */
export function setStoredConnections(stored: readonly Connection[]): void {
  const own = configured();
  const isTaken = ({ slug, connectionId }: Connection) =>
    own.some((each) => each.slug === slug || each.connectionId === connectionId);
  processValues.set("connections", [...own, ...stored.filter((each) => !isTaken(each))]);
}
