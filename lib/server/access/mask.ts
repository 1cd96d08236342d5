import "server-only";
import type { ListedCall } from "@/lib/calls/answers";
import type { Facets } from "@/lib/calls/facets";
import type { Call, CallRow, JsonValue } from "@/lib/calls/call";
import { masked, maskText, personalWords } from "./mask-text";
import { isAtLeast } from "./policy";
import type { Level } from "@/lib/calls/levels";
import type { Grant } from "./reader";

/** Names of extracted data and parameters whose values are personal, in English and Spanish. */
const personalName =
  /name|phone|mobile|mail|address|street|zip|postal|birth|dob|ssn|passport|licen[cs]e|account|iban|nombre|apellido|tel[eé]fono|correo|direcci[oó]n|nacimiento/i;

/** Personal values up to this length are masked in summaries and transcripts, too. Longer ones are sentences. */
const longestWithWords = 80;

type Words = ReadonlySet<string>;
const noWords: Words = new Set();

function maskJson(value: JsonValue, words: Words, isPersonal: boolean): JsonValue {
  if (typeof value === "string") return isPersonal && value !== "" ? masked : maskText(value, words);
  if (typeof value === "number") {
    return isPersonal || maskText(String(value), words) !== String(value) ? masked : value;
  }
  if (Array.isArray(value)) return value.map((each) => maskJson(each, words, isPersonal));
  return typeof value === "object" && value !== null ? maskRecord(value, words, isPersonal) : value;
}

const maskRecord = (record: Record<string, JsonValue>, words: Words, isPersonal = false) =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      maskText(name, noWords),
      maskJson(value, words, isPersonal || personalName.test(name)),
    ]),
  );

/** The texts of personal values, which may stand in a summary and a transcript, too. */
function textsOf(value: JsonValue, isPersonal: boolean): string[] {
  if (typeof value === "string" || typeof value === "number") return isPersonal ? [String(value)] : [];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => textsOf(each, isPersonal));
  return Object.entries(value).flatMap(([name, each]) =>
    textsOf(each, isPersonal || personalName.test(name)),
  );
}

type Full = Call & ListedCall;
type Maskers = { [Name in keyof Full]-?: (value: NonNullable<Full[Name]>, words: Words) => Full[Name] };

const keep = <T>(value: T) => value;

/** Every field of a call: one that is not here does not compile. */
const maskers: Maskers = {
  id: keep,
  connection: keep,
  startedAt: keep,
  duration: keep,
  agent: keep,
  contact: ({ name }) => (name === undefined ? {} : { name: masked }),
  fromNumber: () => masked,
  direction: keep,
  phoneStatus: keep,
  kind: keep,
  actions: (actions, words) =>
    actions.map(({ name, description, parameters, ...action }) => ({
      ...action,
      ...(name !== undefined && { name: maskText(name, words) }),
      ...(description !== undefined && { description: maskText(description, words) }),
      parameters: maskRecord(parameters, words),
    })),
  summary: ({ text, format }, words) => ({ text: maskText(text, words), format }),
  extracted: (extracted, words) => maskRecord(extracted, words),
  recording: keep,
  transferred: keep,
  cut: keep,
  transcript: ({ turns, raw, ...transcript }, words) => ({
    ...transcript,
    turns: turns.map((turn) => ({
      ...turn,
      label: maskText(turn.label, words),
      text: maskText(turn.text, words),
    })),
    ...(raw !== undefined && { raw: maskText(raw, words) }),
  }),
  translation: ({ text, ...translation }, words) => ({
    ...translation,
    ...(text !== undefined && { text: maskText(text, words) }),
  }),
  sentiment: maskText,
  phoneRecordId: keep,
  actionItems: (items, words) => items.map(({ text, done }) => ({ text: maskText(text, words), done })),
  raw: () => null,
  hit: () => undefined,
};

const wordsOf = ({ contact, extracted, actions }: CallRow): Words =>
  personalWords(
    [
      contact?.name ?? "",
      ...textsOf(extracted, false),
      ...actions.flatMap(({ parameters }) => textsOf(parameters, false)),
    ].filter(({ length }) => length <= longestWithWords),
  );

/**
 * A call as a level may see it. Verbs apply it, or `maskCalls`, where a call leaves them.
 * @throws Error for `metrics`, which may see no call
 */
export function mask<Row extends CallRow>(call: Row, level: Level): Row {
  if (level === "full") return call;
  if (!isAtLeast(level, "masked")) throw new Error("The level “metrics” may see no call.");
  const words = wordsOf(call);
  const fields = Object.entries(call).flatMap(([name, value]: [string, unknown]) => {
    if (!Object.hasOwn(maskers, name) || value === undefined) return [];
    // Safe, because the masker of a name takes the value of that name.
    const masker = maskers[name as keyof Full] as (value: unknown, words: Words) => unknown;
    const changed = masker(value, words);
    return changed === undefined ? [] : [[name, changed] as const];
  });
  // Safe, because each field has the type that it had.
  return Object.fromEntries(fields) as unknown as Row;
}

/** Calls of several connections, each as the level of its own may see it. */
export function maskCalls<Row extends CallRow>(calls: readonly Row[], grants: readonly Grant[]): Row[] {
  const levels = new Map(grants.map(({ connection, level }) => [connection.slug, level]));
  return calls.map((call) => mask(call, levels.get(call.connection) ?? "metrics"));
}

/** Facets as the levels of their parts allow: values of contacts are personal. */
export const maskFacets = <F extends Pick<Facets, "contact">>(
  facets: F,
  parts: readonly { level: Level }[],
): F => (parts.every(({ level }) => isAtLeast(level, "full")) ? facets : { ...facets, contact: [] });
