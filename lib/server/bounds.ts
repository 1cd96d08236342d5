import "server-only";
import { createHash } from "node:crypto";
import type { Call, CallRow, JsonValue } from "@/lib/calls/call";

// The bounds of a call, for every provider. They are far beyond what an honest upstream sends.

/** Bytes of an id or a name: PostgreSQL takes 2,704 in a row of an index. */
export const longestName = 500;

/** UTF-16 units of a text: a transcript of some fifteen hours. */
export const longestText = 1_000_000;

/** Seconds of a call: sums of many stay exact. */
const longestDuration = 1e9;

/** Actions of a call, and extracted fields. */
export const mostParts = 1_000;

/** Entries of a timed transcript. */
export const mostEntries = 10_000;

/** Levels of lists and objects inside each other. */
export const deepest = 500;

/** A text cut to `longestText`, with an ellipsis at the cut. */
export function boundText(text: string): string {
  return text.length <= longestText ? text : `${cut(text, longestText - 1)}…`;
}

/** A name cut to `longestName`, with a digest at the cut: names that begin alike stay apart. */
export function boundName(name: string): string {
  if (!isLongName(name)) return name;
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 16);
  return `${cut(name, Math.floor(longestName / 3) - 10)}…${digest}`;
}

/** Whether a number can be the duration of a call, in seconds. */
function isDuration(seconds: number): boolean {
  return seconds >= 0 && seconds <= longestDuration;
}

/**
 * A call within the bounds: names are cut, further parts and an impossible duration are left out. `cut` says how many
 * parts there were.
 * @returns undefined if the id is empty or too long: a cut id would name no call
 */
export function boundCall<T extends CallRow & Pick<Partial<Call>, "phoneRecordId">>(call: T): T | undefined {
  const { id, agent, contact, fromNumber, actions, extracted, duration, phoneStatus, phoneRecordId } = call;
  if (id === "" || isLongName(id)) return undefined;
  const sent = {
    ...(actions.length > mostParts && { actions: actions.length }),
    ...(Object.keys(extracted).length > mostParts && { extracted: Object.keys(extracted).length }),
    ...call.cut,
  };
  const bounded: CallRow & T = {
    ...call,
    ...(agent && { agent: { ...agent, id: boundName(agent.id) } }),
    ...(contact?.id !== undefined && { contact: { ...contact, id: boundName(contact.id) } }),
    ...(fromNumber !== undefined && { fromNumber: boundName(fromNumber) }),
    ...(phoneStatus && { phoneStatus: { ...phoneStatus, value: boundName(phoneStatus.value) } }),
    actions: actions.slice(0, mostParts).map((action) => ({ ...action, type: boundName(action.type) })),
    extracted: boundFields(extracted),
    ...(Object.keys(sent).length > 0 && { cut: sent }),
  };
  if (duration !== undefined && !isDuration(duration)) delete bounded.duration;
  // A cut id would name another record.
  if (phoneRecordId !== undefined && isLongName(phoneRecordId)) delete bounded.phoneRecordId;
  return bounded;
}

function boundFields(fields: { [name: string]: JsonValue }): { [name: string]: JsonValue } {
  const named = Object.entries(fields);
  if (named.length <= mostParts && !named.some(([name]) => isLongName(name))) return fields;
  return Object.fromEntries(named.slice(0, mostParts).map(([name, value]) => [boundName(name), value]));
}

const isLongName = (name: string) => name.length * 3 > longestName && Buffer.byteLength(name) > longestName;

/** How many parts a list of the upstream has, if they are more than are kept. */
export const cutCount = (list: unknown, most: number): number | undefined =>
  Array.isArray(list) && list.length > most ? list.length : undefined;

/** The first units of a text, without half of a surrogate pair at the end. */
const cut = (text: string, length: number) => text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
