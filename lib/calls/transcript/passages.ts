import type { Turn } from "../call";
import { isSpoken } from "./chunks";
import type { Passage } from "./find";

/** Everything in a transcript that can be searched, in the order in which it is read. */
export function passagesOf(
  turns: readonly Turn[],
  translations: ReadonlyMap<number, string> | undefined,
): Passage[] {
  return turns.flatMap((turn, entry): Passage[] => {
    const own: Passage = { entry, part: "text", text: turn.text };
    const translated = isSpoken(turn) ? translations?.get(turn.index) : undefined;
    return translated === undefined ? [own] : [own, { entry, part: "translation", text: translated }];
  });
}
