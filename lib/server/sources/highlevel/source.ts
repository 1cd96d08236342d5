import "server-only";
import type { Call } from "@/lib/calls/call";
import { CallboardError } from "../../errors";
import { systemClock } from "../http/clock";
import type { CallPage, CallSource, RecordedCall, SourceQuery } from "../source";
import { TimedOut, withTimeout } from "../http/timeout";
import { createWindowFeed } from "../window-feed";
import { attachTimes } from "./align";
import { createHttpClient, type ClientOptions } from "../http/client";
import { createEndpoints } from "./endpoints";
import { isId } from "../ids";
import { createApp } from "./app";
import { createMemory } from "./memory";
import { createNames } from "./names";
import { canFilter, isEmptyWindow, maxPage, maxPageSize, toParameters } from "./parameters";
import { createPhoneRecords } from "./phone-records";
import { watchScopes } from "./scopes";
import { toRecording } from "../http/recording";
import { readInSmallerPages } from "../smaller-pages";
import { withPreset, type HighLevelSettings } from "./settings";
import { readCall, type ReadCall } from "./transform";
import type { Entry } from "./transcript";
import { tryAccess } from "./try-access";
import { createUpstream } from "./upstream";
import { callList } from "./wire";

export interface SourceOptions extends ClientOptions {
  /** Milliseconds without a byte of audio, 15,000 by default. */
  stall?: number;
  /** Milliseconds that a call page waits for timed turns, 2,500 by default. */
  timedTurnsPatience?: number;
  /** Milliseconds since the epoch. */
  today?: () => number;
}

/** A source with everything that HighLevel offers. */
export type HighLevelSource = ReturnType<typeof createHighLevelSource>;

/** The calls of one HighLevel sub-account, read through its public API. Made once per process and account. */
export function createHighLevelSource(settings: HighLevelSettings, options: SourceOptions = {}) {
  const { clock = systemClock, stall = 15_000, timedTurnsPatience = 2500, today = Date.now } = options;
  const upstream = createUpstream(settings);
  const { client, scopes } = watchScopes(createHttpClient(upstream, options));
  const account = withPreset(settings);
  const endpoints = createEndpoints(account);
  const names = createNames(client, endpoints, clock, [settings.token]);
  const memory = createMemory();

  function read(row: unknown, from: "list" | "detail"): ReadCall | undefined {
    const found = readCall(row, settings.slug, [settings.token]);
    if (found) memory.remember(found, from);
    return found;
  }

  async function listPage(query: SourceQuery, signal: AbortSignal): Promise<CallPage> {
    const parameters = toParameters(query, today());
    if (isEmptyWindow(query.window)) return { calls: [], total: 0, unreadable: 0, rows: 0 };
    const parse = (body: unknown) => callList.safeParse(body).data;
    const page = await client.getJson(endpoints.calls(parameters), parse, {
      signal,
      priority: query.priority,
    });
    const rows = page.callLogs ?? [];
    const found = rows.flatMap((row) => read(row, "list") ?? []);
    const calls = new Map(found.map(({ call }) => [call.id, call]));
    return {
      calls: [...calls.values()],
      total: page.total ?? page.totalRecords ?? undefined,
      unreadable: rows.length - found.length,
      rows: rows.length,
    };
  }

  /** A reader who waits gets an error rather than many more requests. */
  function listCalls(query: SourceQuery, signal: AbortSignal): Promise<CallPage> {
    if (query.priority !== "background") return listPage(query, signal);
    const read = (page: number, size: number) => listPage({ ...query, page, size }, signal);
    return readInSmallerPages(read, query.page, query.size);
  }

  async function readDetail(id: string, signal: AbortSignal): Promise<ReadCall> {
    const endpoint = endpoints.call(id);
    if (!isId(id)) throw new CallboardError("not_found", endpoint.missing ?? "This call does not exist.");
    return client.getJson(endpoint, (body) => read(withoutTrace(body), "detail"), { signal });
  }

  /** Observed on real servers: timed turns are in lists and not in details. They are a bonus and may fail. */
  async function findTimedTurns(call: Call, signal: AbortSignal): Promise<Entry[]> {
    const known = memory.timedTurns(call.id);
    if (known) return known;
    const start = Date.parse(call.startedAt);
    const query: SourceQuery = {
      window: { start: start - 1000, end: start + 1001 },
      kind: "all",
      agents: [],
      contacts: [],
      actions: [],
      sort: { by: "startedAt", descending: false },
      page: 1,
      size: maxPageSize,
    };
    try {
      await withTimeout(clock, timedTurnsPatience, signal, (inner) => listCalls(query, inner));
      return memory.timedTurns(call.id) ?? [];
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof CallboardError || error instanceof TimedOut) return [];
      throw error;
    }
  }

  async function getCall(id: string, signal: AbortSignal): Promise<Call> {
    const { call, timed } = await readDetail(id, signal);
    if (timed) return call;
    return { ...call, transcript: attachTimes(call.transcript, await findTimedTurns(call, signal)) };
  }

  async function hasCall(id: string, signal: AbortSignal): Promise<boolean> {
    const isRow = (body: unknown) => (typeof body === "object" && body !== null ? true : undefined);
    try {
      return await client.getJson(endpoints.call(id), isRow, { signal, priority: "background" });
    } catch (error) {
      if (error instanceof CallboardError && error.code === "not_found") return false;
      throw error;
    }
  }

  return {
    feed: createWindowFeed(listCalls, maxPageSize),
    live: { canFilter, maxPage, list: listCalls },
    getCall,
    hasCall,
    listAgents: names.agents,
    app: createApp(account),
    names: { contact: names.contact, zone: names.zone, account: names.account },
    phoneRecords: createPhoneRecords(client, endpoints, [settings.token]),
    scopes,
    tryAccess: (signal: AbortSignal) => tryAccess(client, endpoints, signal),
    async openRecording({ id }: Pick<RecordedCall, "id">, range: string | undefined, signal: AbortSignal) {
      const { messageId } = memory.message(id) ?? (await readDetail(id, signal));
      if (messageId === undefined) return undefined;
      try {
        const response = await client.getStream(endpoints.recording(messageId), { signal, range });
        return toRecording(response, { upstream, signal, clock, stall });
      } catch (error) {
        if (error instanceof CallboardError && error.code === "not_found") return undefined;
        throw error;
      }
    },
  } satisfies CallSource;
}

/** `traceId` belongs to the answer, not to the call. */
function withoutTrace(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !("traceId" in body)) return body;
  const { traceId: _, ...row } = body;
  return row;
}
