import type { Agent, Call, CallRow, JsonValue } from "./call";
import type { ErrorCode } from "./errors";
import type { SearchHit } from "./search/search-answer";

/** Something the query holds that was not understood or cannot be shown, said to the reader. */
export interface Notice {
  code:
    | "unknown_parameter"
    | "invalid_parameter"
    | "repeated_parameter"
    | "excluded_parameter"
    | "empty_range"
    | "unknown_connection"
    | "unknown_value"
    | "condition_not_allowed"
    | "zone_unavailable"
    | "position_unavailable"
    | "partly_loaded"
    | "not_verified"
    | "mirror_stale"
    | "moment_passed"
    | "call_cut"
    | "erased"
    | "search_partial"
    | "search_cut";
  parameter?: string;
  message: string;
}

/** Fields that every answer carries: when it was read, in which zone its days are, and what to tell the reader. */
export interface AnswerMeta {
  asOf: string;
  /** All calls of the range were read at this moment or later: older ones may have changed since. Absent if not known. */
  readSince?: string;
  /** IANA zone, as it was asked for. */
  zone: string;
  notices: Notice[];
}

/** Which state of the mirror an answer is from: connection slug → version, which every change of a call raises. */
export type MirrorVersions = Readonly<Record<string, number>>;

/** What an answer leaves out: trial calls, absent where the upstream did not say how many, and rows not understood. */
export interface HiddenCalls {
  trial?: number;
  unreadable: number;
}

export interface ListedCall extends CallRow {
  /** Present where the query searches and the text of the call shows why it was found. */
  hit?: SearchHit;
}

/** `GET /api/calls` */
export interface CallList extends AnswerMeta {
  calls: ListedCall[];
  total: number;
  page: number;
  size: number;
  /** The list is of this moment: the parameter `asOf` of the pages that follow, so that no row moves from one to another. */
  moment: string;
  hidden: HiddenCalls;
  servedBy: "mirror" | "upstream";
  /** Absent if the upstream answers. */
  versions?: MirrorVersions;
  /** Present where the mirror answers and holds only a part of the range. */
  coverage?: Coverage;
}

export interface CallKey {
  connection: string;
  id: string;
}

/** Where a call stands in a query: `index` from 1. */
export interface CallPosition {
  index: number;
  total: number;
  previous?: CallKey;
  next?: CallKey;
}

/** A page of the upstream's own app: that of the contact, or the list of agents. */
export interface AppLink {
  about: "contact" | "agents";
  /** An https address. */
  href: string;
}

/** `GET /api/calls/{connection}/{id}` */
export interface CallAnswer extends AnswerMeta {
  call: Call;
  /** Where the upstream's own app shows more; empty if no address is known. */
  links: AppLink[];
  position?: CallPosition;
  /** The reader may reveal values that are masked: `POST /api/calls/{connection}/{id}/reveal`. */
  mayReveal?: true;
  /** The reader may erase the call. */
  mayErase?: true;
}

/** `POST /api/calls/{connection}/{id}/reveal` */
export interface RevealAnswer {
  /** `number`, `contact`, `summary`, `translation`, `turn/{index}`, `extracted/{name}` or `action/{place from 1}`. */
  part: string;
  value: JsonValue;
}

export interface DurationMetrics {
  /** All in seconds; `median` and `p90` are interpolated between neighbours, null without a call. */
  sum: number;
  mean: number | null;
  median: number | null;
  p90: number | null;
  /** Every call with a known duration is in exactly one bucket: `from` ≤ duration < `to`, seconds. */
  histogram: { from: number; to: number; count: number }[];
  /** Calls whose duration the upstream did not report. */
  unknown: number;
}

export interface ActionMetric {
  type: string;
  /** Calls with at least one such action. */
  calls: number;
  executions: number;
}

/** A span of time, `start` ≤ call < `end`, both ISO instants. */
export interface VolumeBucket {
  start: string;
  end: string;
  calls: number;
  seconds: number;
  /** Action type → calls with at least one such action. */
  actions: { [type: string]: number };
  /** Slug → calls of the connection; those without calls are left out. */
  connections: { [slug: string]: number };
  /** Direction → its calls; a call whose direction is not reported is in none. */
  directions: { [direction: string]: number };
}

export interface ConnectionMetric {
  /** Slug. */
  connection: string;
  calls: number;
  seconds: number;
  withAction: number;
}

export type VolumeUnit = "hour" | "day" | "week" | "month" | "year";

export interface AgentMetric {
  /** Slug: an agent belongs to one connection. */
  connection: string;
  /** Empty for calls that name no agent. */
  id: string;
  name?: string;
  /** Whether it is in use, in the upstream's own word. */
  status?: string;
  deleted: boolean;
  calls: number;
  seconds: number;
  median: number | null;
  withAction: number;
  /** Calls in each bucket of the volume. */
  trend: number[];
}

export interface MetricTotals {
  total: number;
  withAction: number;
  /** Absent where no call says whether it was transferred. */
  transferred?: number;
  /** Calls that say whether they were transferred; absent with `transferred`. */
  transferReported?: number;
  duration: Omit<DurationMetrics, "histogram">;
}

/** Calls with one value of a field, as the query writes it. */
export interface ValueMetric {
  value: string;
  calls: number;
}

/** How much of what the query asks for the numbers were made from. */
export interface Coverage {
  complete: boolean;
  loaded: number;
  expected?: number;
  /** Where not complete: the numbers count exactly the calls from this instant on. */
  from?: string;
}

/** `GET /api/metrics` */
export interface Metrics extends AnswerMeta, Omit<MetricTotals, "duration"> {
  duration: DurationMetrics;
  actions: ActionMetric[];
  /** Each value, also without calls. Calls with a status that is none of these are in no list. */
  direction: ValueMetric[];
  status: ValueMetric[];
  unreported: Unreported;
  volumeUnit: VolumeUnit;
  volume: VolumeBucket[];
  agents: AgentMetric[];
  /** Those with calls, the busiest first. */
  connections: ConnectionMetric[];
  /** ISO weekday (1 is Monday) and hour in the query's zone; only those with calls. */
  hours: { weekday: number; hour: number; calls: number }[];
  /** The same totals over the same span of time just before; absent where there is none or it was not read whole. */
  previous?: MetricTotals & {
    start: string;
    end: string;
    /** Calls of the earlier span in buckets that lie as far from its start as those of `volume` from theirs. */
    volume: { start: string; end: string; calls: number }[];
  };
  hidden: HiddenCalls;
  coverage: Coverage;
  versions: MirrorVersions;
}

/** What filters and headers need to name things: `GET /api/agents`. */
export interface AgentList {
  agents: Agent[];
}

/** Calls of which the upstream does not say something. */
export interface Unreported {
  direction: number;
  status: number;
}

export type SyncStateName = "starting" | "idle" | "backfill" | "refresh" | "verify" | "recheck" | "failed";

/** A span of time that the mirror holds, ISO instants; a start of 1970 means the very beginning. */
export interface CoveredRange {
  start: string;
  end: string;
  calls: number;
  verified: boolean;
}

export interface SyncProgress {
  /** Slug. */
  connection: string;
  name: string;
  /** What the upstream calls the account; absent if it is not known. */
  account?: string;
  /** IANA zone of the account; absent while it is not known. */
  zone?: string;
  state: SyncStateName;
  paused: boolean;
  loaded: number;
  /** What the upstream says that there are in all; absent until it said so. */
  expected?: number;
  /** Calls a second over the last while; 0 where nothing is being read. */
  ratePerSecond: number;
  /** Until all is loaded, or read again; absent where it cannot be told. */
  remainingSeconds?: number;
  /** During a re-check: how many calls have been read again. */
  rechecked?: number;
  lastSuccessAt?: string;
  /** The moment that answers from the mirror are true of. */
  asOf?: string;
  /** Changes whenever a call of the connection does. */
  version: number;
  /** Neighbours are joined; newest first, at most 100. */
  ranges: CoveredRange[];
  /** Calls that could not be read. */
  unreadable: number;
  /** Optional permissions that the token lacks, and what each would bring. */
  missingScopes?: { scope: string; brings: string }[];
  error?: { code: ErrorCode; message: string; since?: string };
}

/** `GET /api/sync`, and each event of `GET /api/sync/events` */
export interface SyncAnswer {
  connections: SyncProgress[];
}

/** A saved query. */
export interface View {
  id: string;
  name: string;
  page: "overview" | "calls";
  /** Canonical query string, without `?`. */
  query: string;
  isDefault: boolean;
  updatedAt: string;
}

/** `GET /api/views`, and the answer to each change of them. */
export interface ViewList {
  views: View[];
  /** Why there are none and none can be saved, in words. */
  unavailable?: string;
}
