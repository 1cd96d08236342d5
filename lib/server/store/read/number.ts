import "server-only";
import type { Bind } from "./conditions";

/** Digits of a number as they may be stored, which is as in E.164. */
export interface WantedNumber {
  /** At least `anywhere` digits in a row are found wherever they stand. */
  anywhere: readonly string[];
  /** Fewer are found at the beginning of a number, international or national, and at its end. */
  beginnings: readonly string[];
  ends: readonly string[];
}

/** A text as part of a pattern of `like`. */
export const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");
const reverse = (text: string) => [...text].reverse().join("");

/** The condition that a column holds a number that is wanted. */
export function numberCondition(
  column: string,
  { anywhere, beginnings, ends }: WantedNumber,
  bind: Bind,
): string {
  return `(${[
    ...anywhere.map((digits) => `${column} like ${bind(`%${escapeLike(digits)}%`)}`),
    ...beginnings.map((digits) => `${column} like ${bind(`${escapeLike(digits)}%`)}`),
    ...ends.map((digits) => `reverse(${column}) like ${bind(`${escapeLike(reverse(digits))}%`)}`),
  ].join(" or ")})`;
}
