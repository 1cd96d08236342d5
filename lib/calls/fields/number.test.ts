import { expect, it } from "vitest";
import { phoneDigits } from "./number";

it.each([
  ["+1 (555) 010-0199", "15550100199"],
  ["0199", "0199"],
  ["555.01/02", "5550102"],
  ["Cmjg8mxjndZzUI2apCgX", undefined],
  ["Ana 2", undefined],
  ["+ ", undefined],
])("of %j are %j", (text, digits) => {
  expect(phoneDigits(text)).toBe(digits);
});
