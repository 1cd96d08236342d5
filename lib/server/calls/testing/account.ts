import "server-only";
import type { Reader } from "@/lib/server/access/reader";
import { readerOf } from "@/lib/server/access/testing/reader-of";
import { createHighLevelSource, type SourceOptions } from "@/lib/server/sources/highlevel/source";
import { connectionIdOf } from "@/lib/server/store/connection-id";

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
  const connection = {
    slug: "main",
    name: "Main",
    provider: "highlevel" as const,
    account: upstream.locationId,
    connectionId: connectionIdOf("highlevel", upstream.locationId),
    source,
    timeZone,
  };
  return { reader: readerOf([connection]), sent };
}

/** Forgets what this process keeps of upstreams between requests. */
export function forgetAll(): void {
  const kept: { [name: string]: unknown } = globalThis;
  for (const name of [
    "callboardReads",
    "callboardUnreadable",
    "callboardTrials",
    "callboardPages",
    "callboardExpected",
  ])
    delete kept[name];
}

/** A signal that never aborts: one for each request, as each has its own. */
export const patient = () => new AbortController().signal;
