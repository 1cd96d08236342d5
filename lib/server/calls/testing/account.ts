import "server-only";
import type { Reader } from "@/lib/server/access/reader";
import { readerOf } from "@/lib/server/access/testing/reader-of";
import type { Connection } from "@/lib/server/connections";
import { processValues } from "@/lib/server/per-process";
import type { Database } from "@/lib/server/postgres/database";
import { createHighLevelSource, type SourceOptions } from "@/lib/server/sources/highlevel/source";
import { connectionIdOf } from "@/lib/server/store/connection-id";
import { storeHolder } from "@/lib/server/store/store";

/** An upstream in this process. */
export interface Upstream {
  fetch(request: Request): Promise<Response>;
  readonly token: string;
  readonly locationId: string;
}

export interface Account {
  reader: Reader;
  /** Every request that the upstream was sent, oldest first. */
  sent: Request[];
}

/** Lets every request go at once. */
const unpaced = { acquire: () => Promise.resolve({ done: () => 0 }) };

/** A reader of one connection, called `main`, whose source asks an upstream in this process. */
export function openAccount(
  upstream: Upstream,
  options: SourceOptions & { timeZone?: string } = {},
): Account {
  const { timeZone, ...sourceOptions } = options;
  const sent: Request[] = [];
  const settings = {
    slug: "main",
    baseUrl: "http://127.0.0.1",
    token: upstream.token,
    locationId: upstream.locationId,
    apiVersion: "2021-04-15",
  };
  const source = createHighLevelSource(settings, {
    pacer: unpaced,
    fetch: (input, init) => {
      const request = new Request(input, init);
      sent.push(request);
      return upstream.fetch(request);
    },
    ...sourceOptions,
  });
  const connection: Connection = {
    slug: "main",
    name: "Main",
    provider: "highlevel",
    account: upstream.locationId,
    connectionId: connectionIdOf("highlevel", upstream.locationId),
    isLocal: true,
    source,
    timeZone,
  };
  return { reader: readerOf([connection]), sent };
}

/** Makes a database the store of this process; without one the store is unavailable. */
export function setStore(database?: Database): void {
  storeHolder.store = {
    state: database ? "ok" : "failed",
    ...(database && { database }),
    stop: () => Promise.resolve(),
  };
}

/** Forgets what this process keeps between requests. */
export function forgetAll(): void {
  for (const name of ["zones", "counts", "expected"]) processValues.delete(name);
}

/** A signal that never aborts: one for each request, as each has its own. */
export const patient = () => new AbortController().signal;
