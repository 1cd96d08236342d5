import { fold } from "../search/fold";
import type { Codec } from "./codecs";
import { condition, parameter } from "./field";

/** What may stand before a number, behind it, and between its digits, once it is folded. */
const scheme = /^\s*(?:tel|sips?|callto):/;
const behind = /[@;].*$|(?:\s*(?:,|#|x|ext\.?|extension)\s*\d{1,7})\s*$/s;
const trunk = /\(\s*0\s*\)/;
const between = /[\s().+\p{Pd}\u2212/·*]/gu;

/**
 * The digits of what is written like a phone number, or a part of one, in any writing: without its extension and the
 * zero in brackets that is dialled within a country. Undefined for all else, such as an id.
 */
export function phoneDigits(text: string): string | undefined {
  const plain = fold(text.slice(0, 200)).text.replace(scheme, "").replace(behind, "").replace(trunk, "");
  const digits = plain.replace(between, "");
  return /^\d+$/.test(digits) ? digits : undefined;
}

const digits: Codec<string> = {
  parse: phoneDigits,
  serialize: (value) => value,
  expected: "a phone number, or digits of one",
};

/** a caller’s number in any writing: its beginning, its end, or any four or more of its digits */
export const number = condition({
  parameters: { number: parameter(digits) },
  level: "full",
  rollup: "none",
  chip: { label: "Number", value: (query) => query.number ?? "" },
  facet: false,
  choice: { panel: "typed" },
});
