import "server-only";
import type { Call } from "@/lib/calls/call";
import type { Connection } from "@/lib/server/connections";
import type { CallPage, CallSource, SourceQuery } from "@/lib/server/sources/source";
import { createWindowFeed } from "@/lib/server/sources/window-feed";
import { connectionIdOf } from "@/lib/server/store/connection-id";
import { bareCall } from "@/lib/testing/bare-call";

export interface ListedCall {
  id: string;
  /** ms since the epoch */
  at: number;
}

export const callAt = ({ id, at }: ListedCall): Call => bareCall(id, at, { duration: 30 });

/** What an upstream does wrong: it changes the rows and the total that it would send. */
export interface Lie {
  /** What it takes for the window that it was asked for. */
  window?(query: SourceQuery): SourceQuery["window"];
  page?(page: number): number;
  /** The order of rows of a list, which is by start and id else. */
  order?(rows: ListedCall[], request: number): ListedCall[];
  rows?(rows: ListedCall[], request: number): ListedCall[];
  total?(total: number, request: number): number | undefined;
  /** What it counts of a window, instead of all its calls. */
  counted?(rows: readonly ListedCall[]): number;
}

const never = () => Promise.reject(new Error("The sync does not ask for this."));

/** An upstream in memory, with pages of 50, that may lie. */
export function createMemoryConnection(
  account: string,
  calls: ListedCall[],
  { describeCall = callAt, ...lie }: Lie & { describeCall?: (row: ListedCall) => Call } = {},
) {
  const sent: SourceQuery[] = [];
  const listCalls = async (query: SourceQuery): Promise<CallPage> => {
    sent.push(query);
    const request = sent.length;
    const { start = 0, end = Infinity } = lie.window?.(query) ?? query.window;
    const inside = calls.filter(({ at }) => at >= start && at < end);
    const sorted = inside.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    if (query.sort.descending) sorted.reverse();
    const ordered = lie.order?.(sorted, request) ?? sorted;
    const first = ((lie.page?.(query.page) ?? query.page) - 1) * query.size;
    const page = ordered.slice(first, first + query.size);
    const rows = lie.rows?.(page, request) ?? page;
    const count = lie.counted?.(inside) ?? inside.length;
    const total = lie.total ? lie.total(count, request) : count;
    const distinct = new Map(rows.map((row) => [row.id, describeCall(row)]));
    return {
      calls: [...distinct.values()],
      unreadable: 0,
      rows: rows.length,
      ...(total !== undefined && { total }),
    };
  };
  const source: CallSource = {
    feed: createWindowFeed(listCalls, 50),
    getCall: never,
    hasCall: (id) => Promise.resolve(calls.some((call) => call.id === id)),
    listAgents: () => Promise.resolve([]),
    names: {},
    tryAccess: () => Promise.resolve([]),
    openRecording: never,
  };
  const connection: Connection = {
    slug: "main",
    name: "Main",
    provider: "highlevel",
    account,
    connectionId: connectionIdOf("highlevel", account),
    isLocal: true,
    source,
    timeZone: undefined,
  };
  return { connection, requests: () => sent.length };
}
