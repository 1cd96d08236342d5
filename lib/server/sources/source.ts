import "server-only";
import type { AppLink } from "@/lib/calls/answers";
import type { Agent, Call, CallRow, PhoneRecord } from "@/lib/calls/call";
import type { FacetName } from "@/lib/calls/fields/fields";
import type { CallboardError } from "@/lib/server/errors";

/** Milliseconds since the epoch: `start` ≤ call < `end`. Undefined means unbounded. */
export interface Window {
  start?: number | undefined;
  end?: number | undefined;
}

/** Milliseconds since the epoch: `start` ≤ call < `end`. */
export interface ClosedWindow {
  start: number;
  end: number;
}

/** The filters that a source can be asked for; `LiveList.canFilter` says which of them it understands. */
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
  /** Whether the upstream says that no page follows; absent where it does not: then the last page is the one not full. */
  last?: boolean | undefined;
}

/** The call whose audio is wanted. */
export interface RecordedCall {
  id: string;
  /** Finds the id of its agent; undefined if the mirror does not know the call. */
  agentId(): Promise<string | undefined>;
  /** Counts the calls of its agent on either side of it; undefined if the mirror does not know the call. */
  neighbours(): Promise<{ newer: number; older: number } | undefined>;
}

/** Audio as its upstream sends it. The body is the whole, or a part of it. */
export interface Recording {
  /** 206: the body is a part. 416: the part that was asked for begins beyond the end, and the body is empty. */
  status: 200 | 206 | 416;
  /** Media type. */
  type: string;
  /** The place of the body's first byte in the whole. */
  first: number;
  /** The place of its last byte; undefined: the end. */
  last: number | undefined;
  /** Bytes of the whole; undefined if the upstream does not say. */
  size: number | undefined;
  /** A strong entity tag, with its quotes. */
  etag: string | undefined;
  body: ReadableStream<Uint8Array>;
}

/** What the sync reads. All of its requests let interactive ones go ahead. */
export type SyncFeed = WindowFeed | AgentFeed;

/** A feed of an upstream that lists the calls of a window of time, and sorts them by their start. */
export interface WindowFeed {
  by: "window";
  /** Calls of a full page. */
  pageSize: number;
  /**
   * A page, from 1, in ascending order, so that new calls do not move the pages that were read. Calls may start up to
   * 2 ms outside of the window.
   * @throws CallboardError as documented in `lib/server/errors.ts`; so do the others
   */
  page(window: ClosedWindow, page: number, signal: AbortSignal): Promise<CallPage>;
  /** The newest calls of a window, in descending order. */
  newest(window: ClosedWindow, signal: AbortSignal): Promise<CallPage>;
  /** How many calls the upstream has in a window; undefined if it gives no total. */
  count(window: ClosedWindow, signal: AbortSignal): Promise<number | undefined>;
}

/** A feed of an upstream that only lists the calls of one agent, in no documented order. */
export interface AgentFeed {
  by: "agent";
  pageSize: number;
  /** @param page from 1 */
  page(agentId: string, page: number, signal: AbortSignal): Promise<CallPage>;
}

/** Some records of the phone system. */
export interface PhoneRecordPage {
  records: PhoneRecord[];
  /** Rows that the upstream sent, readable or not. */
  rows: number;
  /** Where the next page begins, in the upstream's words; absent at the end. */
  next?: string | undefined;
  /** All records that there are; absent where the upstream does not say. */
  total?: number | undefined;
}

/** What the phone system of an account says of all its calls, also of those that are none of ours. */
export interface PhoneRecordFeed {
  /**
   * A page of records: the newest calls first, or first those records that were changed last. The request lets
   * interactive ones go ahead.
   * @param next where it begins, as the page before said; undefined for the first page
   * @throws CallboardError: `upstream_rejected` if `next` is not known (any more), `upstream_forbidden` without the
   * permission
   */
  page(order: "newest" | "changed", next: string | undefined, signal: AbortSignal): Promise<PhoneRecordPage>;
}

/** Whether credentials have one permission. */
export interface TriedAccess {
  /** The upstream's name for it. */
  scope: string;
  /** What it brings, in words. */
  brings: string;
  /** Without it there are no calls. */
  isRequired?: boolean;
  /** Undefined: it was not tried, or the upstream did not say. */
  works: boolean | undefined;
  /** Why it does not work. */
  error?: CallboardError;
}

/** The optional permissions of a token, by the upstream's names. */
export interface SourceScopes {
  /** What each would bring, in words. */
  brings: Readonly<Record<string, string>>;
  /** Which were used since the process began, and whether the token has them. */
  found(): ReadonlyMap<string, boolean>;
}

/** The list of an upstream that filters, sorts and pages by itself. */
export interface LiveList {
  /** Whether the upstream can apply this filter completely. */
  canFilter(filter: SourceFilter): boolean;
  /** The greatest page that may be requested. */
  maxPage: number;
  list(query: SourceQuery, signal: AbortSignal): Promise<CallPage>;
}

/** What an upstream says of a contact: its name, if it has one, or that the contact is gone. */
export interface ContactName {
  name?: string;
  deleted: boolean;
}

/** Names that are not in the calls. A source has only those that its upstream offers. */
export interface SourceNames {
  /**
   * A contact as the upstream knows it now.
   * @throws CallboardError `upstream_forbidden` if the token may not read contacts
   */
  contact?(id: string, signal: AbortSignal, priority?: "background"): Promise<ContactName>;
  /** The account's own IANA zone, undefined if it has none or the token may not read it. */
  zone?(signal: AbortSignal): Promise<string | undefined>;
  /** What the upstream calls the account, undefined likewise. */
  account?(signal: AbortSignal): Promise<string | undefined>;
}

/** What an upstream is called in the languages of the pages. */
export interface SystemNames {
  en: string;
  es: string;
}

/** The app of an upstream, in which its users work. */
export interface UpstreamApp {
  system: SystemNames;
  /** What its vendor writes about the call logs; an https address. */
  documentation: string;
  /** Pages of the app about something of a call, as far as their addresses are known. */
  linksOf(call: Pick<CallRow, "agent" | "contact">): AppLink[];
}

/** An adapter for one upstream API. It knows the wire format, the token and the limits; nothing else does. */
export interface CallSource {
  feed: SyncFeed;
  live?: LiveList;
  /** A call by its id, with timed turns if any answer of the upstream holds them. Absent: a call is its row of the feed. */
  getCall?(id: string, signal: AbortSignal): Promise<Call>;
  /**
   * Whether the upstream still has a call that a list of it lacks. The request lets interactive ones go ahead. Absent: it
   * cannot be asked, so that no call is known to be deleted.
   */
  hasCall?(id: string, signal: AbortSignal): Promise<boolean>;
  /** All agents; empty if the token may not read them. */
  listAgents(signal: AbortSignal): Promise<Agent[]>;
  app?: UpstreamApp;
  /** What its upstream does not offer of any call, so that no call has a value. */
  lacks?: readonly FacetName[];
  names: SourceNames;
  /** Absent if the upstream has no records of its phone system, beside what its calls say. */
  phoneRecords?: PhoneRecordFeed;
  scopes?: SourceScopes;
  /** Tries what the credentials may read, with a few requests that return little. Throws nothing but the signal's reason. */
  tryAccess(signal: AbortSignal): Promise<TriedAccess[]>;
  /**
   * The audio of a call, undefined if there is none. `range` is a Range header with one range of bytes, which the
   * upstream may ignore.
   */
  openRecording(
    call: RecordedCall,
    range: string | undefined,
    signal: AbortSignal,
  ): Promise<Recording | undefined>;
}
