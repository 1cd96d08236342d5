import { completeQuery } from "../../lib/calls/query/query";
import type { CallQuery } from "../../lib/calls/query/parameters";
import type { Reader } from "../../lib/server/access/reader";
import { processValues } from "../../lib/server/per-process";
import type { CallSource } from "../../lib/server/sources/source";
import { createWindowFeed } from "../../lib/server/sources/window-feed";
import { account, connectionIds, instant, zone } from "./account";

/** What the mirror cannot answer is a mistake of the benchmark. */
const refuse = () => Promise.reject(new Error("An upstream was asked."));

const source: CallSource = {
  feed: createWindowFeed(refuse, 50),
  getCall: refuse,
  listAgents: refuse,
  names: {},
  tryAccess: refuse,
  openRecording: refuse,
};

/** A reader of all connections whose calls are measured. */
export const reader: Reader = {
  kind: "session",
  grants: connectionIds.map((connectionId, index) => {
    const slug = index === 0 ? account.slug : `${account.slug}-${index}`;
    return {
      connection: { ...account, slug, name: slug, connectionId, source, isLocal: true, timeZone: zone },
      level: "full",
    };
  }),
};

/** Makes now a given moment; ms since the epoch. */
export function setNow(now: number): void {
  Date.now = () => now;
}

/** A verb that reads. */
export type Verb<T> = (reader: Reader, query: CallQuery, signal: AbortSignal) => Promise<T>;

/** Lets each question be asked as if for the first time: what has been counted is not known any more. */
function forget(): void {
  processValues.delete("counts");
}

/** A question, each time at a moment of its own. */
export function ask<T>(
  reader: Reader,
  verb: Verb<T>,
  query: Partial<CallQuery>,
): (run: number) => Promise<T> {
  const complete = completeQuery(query);
  return (run) => {
    setNow(instant + run);
    forget();
    return verb(reader, complete, new AbortController().signal);
  };
}
