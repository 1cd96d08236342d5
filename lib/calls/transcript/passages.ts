import type { Call, JsonValue } from "../call";
import { writeValue } from "../call-text/call-text";
import { isSpoken } from "./chunks";
import type { Passage } from "./find";

/** The texts and numbers in a JSON text, and where they stand: neither names nor the words of JSON itself. */
function textsInJson(json: string): { text: string; offset: number }[] {
  return [...json.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?|-?\d[\d.eE+-]*/g)].flatMap((match) => {
    const [whole, text, isName] = match;
    if (isName !== undefined) return [];
    if (text === undefined) return [{ text: whole, offset: match.index }];
    // What JSON escapes is no part of a word.
    const plain = text.replace(/\\(?:u[\da-f]{4}|.)/g, (escape) => " ".repeat(escape.length));
    return [{ text: plain, offset: match.index + 1 }];
  });
}

function passagesOfValue(name: string, value: JsonValue): Passage[] {
  if (value === null || typeof value === "boolean") return [];
  const place = { entry: -1, part: "extracted", name } as const;
  if (typeof value !== "object") return [{ ...place, text: writeValue(value) }];
  return textsInJson(writeValue(value)).map((found) => ({ ...place, ...found }));
}

/**
 * Everything in a call that can be searched, in the order in which a hit is looked for.
 *
 * @param translations number of a spoken turn → its translation
 */
export function passagesOf(
  { transcript: { turns, raw }, summary, extracted }: Pick<Call, "transcript" | "summary" | "extracted">,
  translations: ReadonlyMap<number, string> | undefined,
): Passage[] {
  const said = turns.flatMap((turn, entry): Passage[] => {
    const own: Passage = { entry, part: "text", speaker: turn.speaker, text: turn.text };
    const translated = isSpoken(turn) ? translations?.get(turn.index) : undefined;
    return translated === undefined ? [own] : [own, { ...own, part: "translation", text: translated }];
  });
  const whole: Passage[] =
    turns.length === 0 && raw !== undefined ? [{ entry: -1, part: "raw", text: raw }] : [];
  const summed: Passage[] = summary ? [{ entry: -1, part: "summary", text: summary.text }] : [];
  const values = Object.entries(extracted).flatMap(([name, value]) => passagesOfValue(name, value));
  return [...said, ...whole, ...summed, ...values];
}
