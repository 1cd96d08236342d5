import { z } from "zod";
import { failureSchema, type Failure } from "./failures";
import type { RecordingSettings } from "./recording";

/** How the calls change while somebody pages through them: with every so many requests for a list. */
export const driftSchema = z.strictObject({
  every: z.number().int().positive(),
  /** Calls that are added, ended at any time of the last `within` ms, and calls of any time that are deleted. */
  add: z.number().int().min(0).default(0),
  remove: z.number().int().min(0).default(0),
  /** Calls of any time whose summary changes. */
  revise: z.number().int().min(0).default(0),
  within: z.number().nonnegative().default(0),
  /** Ends after so many changes; without it, never. */
  times: z.number().int().positive().optional(),
});

/** What tests may change while the sandbox runs. */
export const controlSchema = z.strictObject({
  fail: failureSchema.nullable().optional(),
  /** Replaces the scopes of the token. */
  scopes: z.array(z.string()).optional(),
  /** Adds so many calls that have just ended. */
  addCalls: z.number().int().min(0).max(100_000).optional(),
  /** Removes calls by id. */
  deleteCalls: z.array(z.string()).optional(),
  /** Changes the summaries of calls by id: summaries arrive late, and are corrected. */
  reviseCalls: z.array(z.string()).optional(),
  /** Changes the phone status of calls by id, from now on. */
  changeMessages: z.array(z.strictObject({ call: z.string(), status: z.string() })).optional(),
  /** Cursors that were given out are not known any more. */
  dropCursors: z.literal(true).optional(),
  drift: driftSchema.nullable().optional(),
  /** Whether recordings honour `Range`. */
  ranges: z.boolean().optional(),
  /** Whether whole recordings have a Content-Length. */
  lengths: z.boolean().optional(),
  /** Seconds of every recording; null: as long as its call. */
  recordingSeconds: z.number().int().positive().max(86_400).nullable().optional(),
});

export type ControlChange = z.input<typeof controlSchema>;

/** A request as it is remembered: names of headers only, so that no token is ever kept. */
export interface LoggedRequest {
  method: string;
  path: string;
  query: string;
  headerNames: string[];
}

/** What the sandbox has seen and how it is set. */
export interface SandboxState {
  requests: number;
  rejected429: number;
  fail: Failure | null;
  scopes: string[];
  calls: number;
  recordings: RecordingSettings;
  /** The last 200 requests to the API, oldest first. */
  log: LoggedRequest[];
}

/** The entry of a request in the log. */
export function logged(request: Request): LoggedRequest {
  const { pathname, search } = new URL(request.url);
  return { method: request.method, path: pathname, query: search, headerNames: [...request.headers.keys()] };
}

/** The settings of recordings after a change. */
export function changeRecordings(
  before: RecordingSettings,
  { ranges = before.ranges, lengths = before.lengths, recordingSeconds = before.seconds }: ControlChange,
): RecordingSettings {
  return { ranges, lengths, seconds: recordingSeconds };
}
