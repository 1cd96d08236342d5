import { describeActionType } from "../action-types";
import type { Call, Direction, JsonValue, PhoneStatus } from "../call";
import { isFilled } from "../extracted";
import { formatDuration } from "../format/duration";
import { formatInstant } from "../format/instant";
import { formatPhone } from "../format/phone";
import { describeAgent } from "../fields/agent";
import { describeStatus } from "../fields/status";
import { describeEntry } from "../transcript/describe-entry";
import { formatOffset, placeActions, timesOf, type PlacedAction } from "./action-times";
import { callerName, kindNames } from "./caller";
import { describeDirection, numberTerm, sourceNotes } from "./direction";
import { explainAction } from "./explain-action";
import { writeFact } from "./fact";

/** How instants are written: the reader's language and the stated IANA zone. */
export interface Writing {
  locale: string;
  zone: string;
}

/** An extracted value as a text. */
export function writeValue(value: JsonValue): string {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null ? JSON.stringify(value, null, 2) : String(value);
}

function writeDirection(direction: Direction | undefined): string {
  if (!direction) return "not reported";
  const { label, note } = describeDirection(direction);
  return `${label} (${note})`;
}

const writeStatus = (status: PhoneStatus | undefined): string =>
  status ? `${describeStatus(status.value)} (${sourceNotes[status.source]})` : "not reported";

function writeFacts(call: Call, { locale, zone }: Writing): string[] {
  const { agent, contact, fromNumber, duration, kind, transferred } = call;
  return [
    `Start: ${formatInstant(call.startedAt, "full", locale, zone)} (${zone})`,
    `Duration: ${duration === undefined ? "not reported" : formatDuration(duration)}`,
    `${numberTerm(call)}: ${fromNumber === undefined ? "no number" : formatPhone(fromNumber)}`,
    `Direction: ${writeDirection(call.direction)}`,
    `Phone status: ${writeStatus(call.phoneStatus)}`,
    ...(contact?.name === undefined ? [] : [`Contact: ${contact.name}`]),
    `Agent: ${agent === undefined ? "not reported" : describeAgent(agent)}`,
    `Kind: ${kindNames[kind]}`,
    ...(transferred === undefined ? [] : [`Transferred: ${transferred ? "yes" : "no"}`]),
    `Call: ${call.id}`,
  ];
}

function writeTranscript({ transcript: { turns, timing, raw } }: Call): string[] {
  if (turns.length === 0) return [raw ?? "No transcript."];
  return turns.map((turn) => {
    const time =
      timing === "exact" && turn.start !== undefined ? `[${formatDuration(Math.floor(turn.start))}] ` : "";
    return `${time}${describeEntry(turn)}${turn.text === "" ? "" : `: ${turn.text}`}`;
  });
}

function writeAction(action: PlacedAction, startedAt: string, { locale, zone }: Writing): string[] {
  const { triggered, executed, took } = timesOf(action, startedAt);
  const times = [
    triggered &&
      `triggered ${formatInstant(triggered.instant, "seconds", locale, zone)} (${triggered.offset})`,
    executed && `executed ${formatInstant(executed.instant, "seconds", locale, zone)} (${executed.offset})`,
    took && `took ${took}`,
    action.inTranscript !== undefined && `${formatOffset(action.inTranscript)} in the transcript`,
  ].filter((part) => typeof part === "string");
  return [
    [describeActionType(action.type).label, action.name].filter((part) => part !== undefined).join(": "),
    `  ${times.length === 0 ? "time not reported" : times.join(", ")}`,
    ...(action.description === undefined ? [] : [`  ${action.description}`]),
    ...explainAction(action)
      .flatMap(writeFact)
      .map((line) => `  ${line}`),
  ];
}

/** A whole call as plain text, to be pasted into a mail or a ticket. */
export function writeCall(call: Call, writing: Writing): string {
  const extracted = Object.entries(call.extracted);
  const sections: [heading: string, lines: string[]][] = [
    [`Call: ${callerName(call)}`, writeFacts(call, writing)],
    ["Summary", call.summary ? [call.summary.text] : []],
    ["Transcript", writeTranscript(call)],
    ["Translation", call.translation?.text === undefined ? [] : [call.translation.text]],
    ["Actions", placeActions(call).flatMap((action) => writeAction(action, call.startedAt, writing))],
    [
      "Extracted data",
      extracted.map(([name, value]) => `${name}: ${isFilled(value) ? writeValue(value) : "not filled"}`),
    ],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => [heading, "-".repeat(heading.length), ...lines, ""].join("\n"))
    .join("\n");
}
