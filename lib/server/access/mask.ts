import "server-only";
import type { ListedCall } from "@/lib/calls/answers";
import type { Facets } from "@/lib/calls/facets";
import type { Call, CallRow, JsonValue } from "@/lib/calls/call";
import { fewestDigits, numberDigits } from "@/lib/calls/search/words";
import { masked } from "@/lib/calls/masked";
import { maskSensitive, maskTurns } from "@/lib/server/text/mask/mask-sensitive";
import { findPersonal, maskText, nothingPersonal, personalWords, type Personal } from "./mask-text";
import { isAtLeast } from "./policy";
import type { Level } from "@/lib/calls/levels";
import type { Grant } from "./reader";

/** Names of extracted data and parameters whose values are personal, in English and Spanish. */
const personalName =
  /name|phone|mobile|mail|address|street|zip|postal|birth|dob|ssn|passport|licen[cs]e|account|iban|nombre|apellido|tel[eé]fono|correo|direcci[oó]n|nacimiento/i;

/** Personal values up to this length are masked in summaries and transcripts, too. Longer ones are sentences. */
const longestWithWords = 80;

function maskJson(value: JsonValue, own: Personal, isPersonal: boolean): JsonValue {
  if (typeof value === "string") return isPersonal && value !== "" ? masked : maskText(value, own);
  if (typeof value === "number") {
    return isPersonal || maskText(String(value), own) !== String(value) ? masked : value;
  }
  if (Array.isArray(value)) return value.map((each) => maskJson(each, own, isPersonal));
  return typeof value === "object" && value !== null ? maskRecord(value, own, isPersonal) : value;
}

const maskRecord = (record: Record<string, JsonValue>, own: Personal, isPersonal = false) =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      maskText(name, nothingPersonal),
      maskJson(value, own, isPersonal || personalName.test(name)),
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
type Maskers = { [Name in keyof Full]-?: (value: NonNullable<Full[Name]>, own: Personal) => Full[Name] };

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
  phoneStatus: ({ value, source }, own) => ({ value: maskText(value, own), source }),
  kind: keep,
  actions: (actions, own) =>
    actions.map(({ name, description, parameters, ...action }) => ({
      ...action,
      ...(name !== undefined && { name: maskText(name, own) }),
      ...(description !== undefined && { description: maskText(description, own) }),
      parameters: maskRecord(parameters, own),
    })),
  summary: ({ text, format }, own) => ({ text: maskText(text, own), format }),
  extracted: (extracted, own) => maskRecord(extracted, own),
  recording: keep,
  transferred: keep,
  cut: keep,
  transcript: ({ turns, raw, ...transcript }, own) => ({
    ...transcript,
    turns: maskTurns(turns, (text) => findPersonal(text, own)).map((turn) => ({
      ...turn,
      label: maskText(turn.label, own),
    })),
    ...(raw !== undefined && { raw: maskText(raw, own) }),
  }),
  translation: ({ text, ...translation }, own) => ({
    ...translation,
    ...(text !== undefined && { text: maskText(text, own) }),
  }),
  sentiment: maskText,
  phoneRecordId: keep,
  actionItems: (items, own) => items.map(({ text, done }) => ({ text: maskText(text, own), done })),
  raw: () => null,
  hit: () => undefined,
};

function personalOf({ contact, extracted, actions, fromNumber }: CallRow): Personal {
  const texts = [
    contact?.name ?? "",
    ...textsOf(extracted, false),
    ...actions.flatMap(({ parameters }) => textsOf(parameters, false)),
  ].filter(({ length }) => length <= longestWithWords);
  const numbers = [fromNumber ?? "", ...texts].map(numberDigits);
  return {
    words: personalWords(texts),
    numbers: numbers.filter(({ length }) => length >= fewestDigits),
  };
}

/**
 * A call as a level may see it: no level sees the numbers of cards and of accounts and persons. Verbs apply it, or `maskCalls`, where a call leaves them.
 * @throws Error for `metrics`, which may see no call
 */
export function mask<Row extends CallRow>(call: Row, level: Level): Row {
  if (!isAtLeast(level, "masked")) throw new Error("The level “metrics” may see no call.");
  const open = maskSensitive(call);
  if (level === "full") return open;
  const own = personalOf(open);
  const fields = Object.entries(open).flatMap(([name, value]: [string, unknown]) => {
    if (!Object.hasOwn(maskers, name) || value === undefined) return [];
    // Safe, because the masker of a name takes the value of that name.
    const masker = maskers[name as keyof Full] as (value: unknown, own: Personal) => unknown;
    const changed = masker(value, own);
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

/**
 * Facets as the levels of their parts allow: values of contacts are personal, and so are names of data that hold a
 * number or an address.
 */
export function maskFacets<F extends Pick<Facets, "contact" | "field">>(
  facets: F,
  parts: readonly { level: Level }[],
): F {
  if (parts.every(({ level }) => isAtLeast(level, "full"))) return facets;
  const field = facets.field.filter(({ value }) => maskText(value, nothingPersonal) === value);
  return { ...facets, contact: [], field };
}
