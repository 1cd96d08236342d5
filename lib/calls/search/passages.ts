import type { CallRow, JsonValue, Transcript, Turn } from "../call";

/** A text of a call in which is searched. */
export interface SearchedText {
  /** `contact` and `number` say who the call is with. */
  where: "turn" | "summary" | "extracted" | "contact" | "number";
  /** The spoken turn, counted from 1. */
  turn?: number;
  speaker?: Turn["speaker"];
  /** When the turn begins, seconds from the start of the call. */
  start?: number;
  /** The name of the extracted data. */
  name?: string;
  text: string;
}

function textsOf(value: JsonValue): string[] {
  if (value === null || typeof value === "boolean") return [];
  if (typeof value !== "object") return [String(value)];
  return Object.values(value).flatMap(textsOf);
}

/** The texts of a call in which is searched, in the order in which a hit is looked for. */
export function searchedTexts(
  call: Pick<CallRow, "summary" | "extracted" | "contact" | "fromNumber"> & { transcript: Transcript },
): SearchedText[] {
  const { turns, raw } = call.transcript;
  const turnTexts = turns.map(({ index, text, speaker, start }) => ({
    where: "turn" as const,
    turn: index,
    speaker,
    ...(start !== undefined && { start }),
    text,
  }));
  const whole = turns.length === 0 && raw !== undefined ? [{ where: "turn" as const, text: raw }] : [];
  const summary = call.summary ? [{ where: "summary" as const, text: call.summary.text }] : [];
  const extracted = Object.entries(call.extracted).flatMap(([name, value]) =>
    textsOf(value).map((text) => ({ where: "extracted" as const, name, text })),
  );
  const { name } = call.contact ?? {};
  const contact = name === undefined ? [] : [{ where: "contact" as const, text: name }];
  const number = call.fromNumber === undefined ? [] : [{ where: "number" as const, text: call.fromNumber }];
  return [...turnTexts, ...whole, ...summary, ...extracted, ...contact, ...number];
}
