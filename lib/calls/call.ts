/** What a call is, for everything but the sources. Instants are ISO 8601 in UTC; times within a call are seconds. */

export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };

export type CallKind = "live" | "trial" | "unknown";

/** One executed call action: something was triggered and executed; whether it succeeded is not known. */
export interface Action {
  id?: string;
  /** A known type of `action-types.ts`, or whatever a newer upstream sends. */
  type: string;
  name?: string;
  description?: string;
  parameters: { [name: string]: JsonValue };
  triggeredAt?: string;
  executedAt?: string;
}

export type Speaker = "agent" | "caller" | "system" | "tool";

/** One entry of a transcript. `index` counts spoken turns from 1; a system or tool entry repeats the one before it. */
export interface Turn {
  index: number;
  speaker: Speaker;
  /** The upstream's own word for the speaker, or the name of the tool. */
  label: string;
  text: string;
  /** Seconds from the start of the call. */
  start?: number;
  end?: number;
}

export interface Transcript {
  turns: Turn[];
  /** `exact`: the spoken turns carry times. */
  timing: "exact" | "none";
  /** The text as the upstream sent it, where it could not be cut into turns. */
  raw?: string;
}

export interface Translation {
  /** BCP 47 tag, as the upstream gives it. */
  language?: string;
  text?: string;
}

/** Who called whom. `inferred`: the upstream does not report it, and something else of the call tells. */
export interface Direction {
  value: "inbound" | "outbound";
  source: "reported" | "inferred";
}

/** What the phone system says that became of the call: one of `phoneStatuses`, or another word of the upstream. */
export interface PhoneStatus {
  value: string;
  source: "reported" | "inferred";
}

/** What the phone system says of one of its calls, which may be one of ours. */
export interface PhoneRecord {
  id: string;
  direction?: Direction["value"];
  /** One of `phoneStatuses`, or another word of the upstream; absent while the call goes on. */
  status?: string;
  /** ms since the epoch */
  changedAt?: number;
}

/** Something to do after the call, as the upstream's summary lists it. */
export interface ActionItem {
  text: string;
  done: boolean;
}

export interface AgentReference {
  id: string;
  name?: string;
  deleted: boolean;
}

export interface ContactReference {
  id?: string;
  name?: string;
  /** The upstream no longer has it. */
  deleted?: boolean;
}

/** What a row of a list shows of a call. */
export interface CallRow {
  id: string;
  /** Slug of the connection that the call belongs to. */
  connection: string;
  startedAt: string;
  /** Seconds, fractions kept; absent where the upstream did not report it. */
  duration?: number;
  /** Absent where the upstream names no agent. */
  agent?: AgentReference;
  contact?: ContactReference;
  /** E.164. */
  fromNumber?: string;
  direction?: Direction;
  phoneStatus?: PhoneStatus;
  kind: CallKind;
  actions: Action[];
  summary?: { text: string; format: "plain" | "markdown" };
  extracted: { [name: string]: JsonValue };
  recording: "available" | "none" | "unknown" | "not-offered";
  transferred?: boolean;
  /** How many of something the upstream sent, where they are too many to keep all. */
  cut?: { actions?: number; extracted?: number; entries?: number };
}

export interface Call extends CallRow {
  transcript: Transcript;
  translation?: Translation;
  /** How the upstream's summary calls the mood of the caller, in its own word. */
  sentiment?: string;
  /** Those that the upstream's summary lists. */
  actionItems?: ActionItem[];
  /** The id of the phone system's own record of the call, if there is one. */
  phoneRecordId?: string;
  /** The upstream's own record without credentials, for the reader who wants to see it. */
  raw: JsonValue;
}

/** An agent as its upstream names it. */
export interface Agent {
  id: string;
  name: string;
  /** Whether it is in use, in the upstream's own word. */
  status?: string;
}
