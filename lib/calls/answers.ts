import type { Agent, Call, CallRow } from "./call";

/** Something the query holds that was not understood or cannot be shown, said to the reader. */
export interface Notice {
  code:
    | "unknown_parameter"
    | "invalid_parameter"
    | "repeated_parameter"
    | "excluded_parameter"
    | "empty_range"
    | "unknown_connection"
    | "zone_unavailable"
    | "position_unavailable"
    | "names_unavailable"
    | "trials_unavailable";
  parameter?: string;
  message: string;
}

/** Fields that every answer carries: when it was read, in which zone its days are, and what to tell the reader. */
export interface AnswerMeta {
  asOf: string;
  /** IANA zone, as it was asked for. */
  zone: string;
  notices: Notice[];
}

/** What an answer leaves out: trial calls, absent where the upstream did not say how many, and rows not understood. */
export interface HiddenCalls {
  trial?: number;
  unreadable: number;
}

/** `GET /api/calls` */
export interface CallList extends AnswerMeta {
  calls: CallRow[];
  total: number;
  page: number;
  size: number;
  hidden: HiddenCalls;
  servedBy: "mirror" | "upstream";
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

/** `GET /api/calls/{connection}/{id}` */
export interface CallAnswer extends AnswerMeta {
  call: Call;
  position?: CallPosition;
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
}

export type VolumeUnit = "hour" | "day" | "week" | "month" | "year";

export interface AgentMetric {
  /** Empty for calls that name no agent. */
  id: string;
  name?: string;
  deleted: boolean;
  calls: number;
  seconds: number;
  median: number | null;
  withAction: number;
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
  volumeUnit: VolumeUnit;
  volume: VolumeBucket[];
  agents: AgentMetric[];
  /** ISO weekday (1 is Monday) and hour in the query's zone; only those with calls. */
  hours: { weekday: number; hour: number; calls: number }[];
  /** The same totals over the same span of time just before; absent where there is none or it was not read whole. */
  previous?: MetricTotals & { start: string; end: string };
  hidden: HiddenCalls;
  coverage: Coverage;
}

/** What filters and headers need to name things: `GET /api/agents`. */
export interface AgentList {
  agents: Agent[];
}
