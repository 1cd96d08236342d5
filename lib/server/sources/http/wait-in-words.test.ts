import { expect, test } from "vitest";
import { waitInWords } from "./wait-in-words";

test.each([
  [1, "1 s"],
  [119, "119 s"],
  [120, "2 min"],
  [301, "6 min"],
  [86_400, "24 h"],
])("%i seconds are %s", (seconds, words) => expect(waitInWords(seconds)).toBe(words));
