import "server-only";
import type { Call, CallRow, JsonValue, Turn } from "@/lib/calls/call";
import { masked } from "@/lib/calls/masked";
import { findSensitive } from "./sensitive";
import { maskSpans, spansOf, type Span } from "./spans";

const maskText = (text: string): string => maskSpans(text, findSensitive(text));

/** `accountNumber` and `account_number` as words, which may introduce the value. */
const wordsOfName = (name: string) => name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replaceAll(/[_.-]/g, " ");

/** @param name under which the value stands */
function maskValue(value: JsonValue, name: string): JsonValue {
  if (typeof value === "string") {
    const text = maskText(value);
    if (text !== value || name === "") return text;
    const introduced = findSensitive(`${name} ${value}`);
    const from = name.length + 1;
    return maskSpans(
      value,
      introduced.flatMap(({ start, end }) =>
        end > from ? { start: Math.max(0, start - from), end: end - from } : [],
      ),
    );
  }
  if (typeof value === "number") return maskValue(String(value), name) === String(value) ? value : masked;
  if (Array.isArray(value))
    return keepSame(
      value,
      value.map((each) => maskValue(each, name)),
    );
  return typeof value === "object" && value !== null ? maskRecord(value) : value;
}

/** The old list if the new one has nothing else. */
const keepSame = <T>(before: T[], after: T[]): T[] =>
  after.every((each, index) => each === before[index]) ? before : after;

function maskRecord(record: Record<string, JsonValue>): Record<string, JsonValue> {
  const before = Object.entries(record);
  const after = before.map(([name, value]) => [maskText(name), maskValue(value, wordsOfName(name))] as const);
  const isSame = after.every(
    ([name, value], index) => name === before[index]?.[0] && value === before[index][1],
  );
  return isSame ? record : Object.fromEntries(after);
}

/**
 * Masks turns by what is found in them. A number may go over several turns of one speaker, and be introduced by the
 * other one.
 */
export function maskTurns(turns: Turn[], find: (text: string) => readonly Span[]): Turn[] {
  const all = spansOf(
    turns.map(({ text }) => text),
    find,
  );
  for (const speaker of new Set(turns.map((turn) => turn.speaker))) {
    const own = [...turns.keys()].filter((at) => turns[at]?.speaker === speaker);
    const found = spansOf(
      own.map((at) => turns[at]?.text ?? ""),
      find,
    );
    for (const [index, at] of own.entries()) all[at]?.push(...(found[index] ?? []));
  }
  return keepSame(
    turns,
    turns.map((turn, at) => {
      const text = maskSpans(turn.text, all[at] ?? []);
      return text === turn.text ? turn : { ...turn, text };
    }),
  );
}

type Changes = Partial<Call>;

const changed = <T>(before: T, after: T) => (before === after ? undefined : after);

/** What changes in the texts of a call; empty if it holds no such number. */
function changesOf(call: CallRow & Partial<Call>): Changes {
  const { summary, extracted, actions, transcript, translation, sentiment, actionItems, raw } = call;
  const text = <T extends { text?: string }>(part: T | undefined): T | undefined =>
    part?.text === undefined ? undefined : changed(part, withText(part, maskText(part.text)));
  const all = {
    summary: text(summary),
    extracted: changed(extracted, maskRecord(extracted)),
    actions: changed(
      actions,
      keepSame(
        actions,
        actions.map((action) => {
          const { name, description, parameters } = action;
          const parts = {
            ...(name !== undefined && { name: maskText(name) }),
            ...(description !== undefined && { description: maskText(description) }),
            parameters: maskRecord(parameters),
          };
          const isSame = parts.name === name && parts.description === description;
          return isSame && parts.parameters === parameters ? action : { ...action, ...parts };
        }),
      ),
    ),
    transcript: transcript && changed(transcript, maskTranscript(transcript)),
    translation: text(translation),
    sentiment: sentiment === undefined ? undefined : changed(sentiment, maskText(sentiment)),
    actionItems:
      actionItems &&
      changed(
        actionItems,
        keepSame(
          actionItems,
          actionItems.map((item) => withText(item, maskText(item.text))),
        ),
      ),
    raw: raw === undefined ? undefined : changed(raw, maskValue(raw, "")),
  };
  // Safe, because what is undefined is left out.
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Changes;
}

const withText = <T extends { text?: string }>(part: T, text: string): T =>
  part.text === text ? part : { ...part, text };

function maskTranscript(transcript: Call["transcript"]): Call["transcript"] {
  const { turns, raw } = transcript;
  const own = maskTurns(turns, findSensitive);
  const text = raw === undefined ? undefined : maskText(raw);
  return own === turns && text === raw
    ? transcript
    : { ...transcript, turns: own, ...(text !== undefined && { raw: text }) };
}

/**
 * A call without the numbers of cards, and of accounts and persons that are introduced as such: what every reader sees,
 * and what is searched. The same object if it holds none.
 */
export function maskSensitive<Row extends CallRow>(call: Row): Row {
  const changes = changesOf(call);
  return Object.keys(changes).length === 0 ? call : { ...call, ...changes };
}
