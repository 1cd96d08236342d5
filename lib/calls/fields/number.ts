import type { Codec } from "./codecs";
import { condition, parameter } from "./field";

/** The digits of what is written like a phone number, or a part of one; undefined for all else, such as an id. */
export const phoneDigits = (text: string): string | undefined =>
  /[^\d\s().+/-]/.test(text) ? undefined : text.replace(/\D/g, "") || undefined;

const digits: Codec<string> = {
  parse: phoneDigits,
  serialize: (value) => value,
  expected: "digits of a phone number",
};

/** digits at the beginning or end of the caller's number */
export const number = condition({
  parameters: { number: parameter(digits) },
  level: "full",
  rollup: "none",
  chip: { label: "Number", value: (query) => query.number ?? "" },
  facet: false,
  choice: { panel: "typed" },
});
