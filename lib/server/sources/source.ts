import "server-only";
import type { Agent, Call } from "@/lib/calls/call";

/** Milliseconds since the epoch: `start` ≤ call < `end`. Undefined means unbounded. */
export interface Window {
  start?: number | undefined;
  end?: number | undefined;
}

/** The filters that a source can be asked for; which of them it understands its capabilities say. */
export interface SourceFilter {
  window: Window;
  kind: "live" | "trial" | "all";
  agents: readonly string[];
  contacts: readonly string[];
  /** Calls with any of these action types. */
  actions: readonly string[];
}

/** One page of a list that the source itself filters and sorts. */
export interface SourceQuery extends SourceFilter {
  sort: { by: "startedAt" | "duration"; descending: boolean };
  /** From 1. */
  page: number;
  size: number;
  /** Background requests let interactive ones (the default) go ahead. */
  priority?: "interactive" | "background" | undefined;
}

export interface CallPage {
  calls: Call[];
  /** All calls that match the filters; undefined where the upstream does not say. */
  total?: number | undefined;
  /** Rows of this page that could not be understood. */
  unreadable: number;
  /** Rows that the upstream sent on this page, readable or not, before repeats were dropped. */
  rows: number;
}

export interface Recording {
  /** 200, 206, or 416 where the range lies beyond the end. */
  status: number;
  /** Content-Type, Content-Length, Content-Range, Accept-Ranges; nothing else of the upstream. */
  headers: Headers;
  body: ReadableStream<Uint8Array>;
}

export interface SourceCapabilities {
  /** Whether the source can apply this filter completely by itself. */
  canFilter(filter: SourceFilter): boolean;
  maxPageSize: number;
  /** The greatest page that may be asked for. */
  maxPage: number;
}

/** An adapter for one upstream API. It knows the wire format, the token and the limits; nothing else does. */
export interface CallSource {
  capabilities: SourceCapabilities;
  /** @throws CallboardError as documented in `lib/server/errors.ts` */
  listCalls(query: SourceQuery, signal: AbortSignal): Promise<CallPage>;
  /** A call by its id, with timed turns where any answer of the upstream holds them. */
  getCall(id: string, signal: AbortSignal): Promise<Call>;
  /** The agents that there are; none where the token may not read them. */
  listAgents(signal: AbortSignal): Promise<Agent[]>;
  /** The name of a contact, undefined where it is unknown or the token may not read it. */
  contactName(id: string, signal: AbortSignal): Promise<string | undefined>;
  /** The account's own IANA zone, undefined where it has none or the token may not read it. */
  timeZone(signal: AbortSignal): Promise<string | undefined>;
  /** The audio of a call, undefined where there is none. `range` is the reader's Range header. */
  openRecording(id: string, range: string | undefined, signal: AbortSignal): Promise<Recording | undefined>;
}
