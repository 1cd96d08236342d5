import "server-only";
import { speakerOf, speakerWords, type SpokenBy } from "../speakers";

/** A label at the beginning of a line. */
export interface Label {
  /** Where its line begins, and where the words behind it begin. */
  start: number;
  end: number;
  /** As it was written, without what surrounds it. */
  written: string;
  /** The word for the speaker, in lower case. */
  word: string;
  /** Undefined: neither the agent nor the caller. */
  speaker: SpokenBy | undefined;
  /** How it is written: labels of one transcript are usually written alike. */
  style: string;
}

/** Each run of blanks is bounded, so that a line takes constant time. */
const blank = "[^\\S\\r\\n\\u2028\\u2029]{0,20}";
const bullet = `(?:[-–—*•·>]|\\d{1,3}[.)])[^\\S\\r\\n\\u2028\\u2029]{1,20}`;
const time = `[[(<]?\\d{1,2}(?::\\d{2}){1,2}(?:[.,]\\d{1,9})?(?: ?[ap]m)?[\\])>]?${blank}[-–—|]?${blank}`;
const seconds = `[[(]\\d{1,7}(?:\\.\\d{1,9})? ?s?[\\])]${blank}[-–—|]?${blank}`;
const day = `[[(]\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(?::\\d{2})?(?:\\.\\d{1,9})?Z?[\\])]${blank}[-–—|]?${blank}`;
const name = `[^\\S\\r\\n\\u2028\\u2029]{0,20}[([][^()[\\]\\r\\n]{1,60}[)\\]]`;
const strangers = "system|tool|operator|supervisor|representative|receptionist|manager|speaker ?\\d{1,2}";

const prefix = `^${blank}(?:${bullet})?(?:${time}|${seconds}|${day})?`;

const labelled = new RegExp(
  `${prefix}(?<open>[*_]{0,3})(?<words>(?<word>${speakerWords}|${strangers})(?:${name})?)` +
    `(?<close>[*_]{0,3})(?<before>${blank})(?<colon>[:：])(?<end>[*_]{0,3})(?<after>${blank})`,
  "gimu",
);

/** A name of one to three words at the beginning of a line, which may be a label. */
const named = new RegExp(
  `${prefix}[*_]{0,3}(\\p{Lu}[\\p{L}'’.-]{1,30}(?: \\p{Lu}[\\p{L}'’.-]{0,30}){0,2})[*_]{0,3}${blank}[:：]`,
  "gmu",
);

const caseOf = (word: string) =>
  word === word.toLowerCase() ? "lower" : word === word.toUpperCase() ? "upper" : "mixed";

/** The labels at the beginnings of the lines of a text. */
export function findLabels(text: string): Label[] {
  return Array.from(text.matchAll(labelled), (match) => {
    const {
      open = "",
      words = "",
      word = "",
      close = "",
      before,
      colon,
      end = "",
      after,
    } = match.groups ?? {};
    const marks = open === close + end ? open : "";
    // Marks behind the colon that close nothing belong to what was said.
    const surplus = marks === open && open !== "" ? 0 : end.length + (after ?? "").length;
    return {
      start: match.index,
      end: match.index + match[0].length - surplus,
      written: words,
      word: word.toLowerCase(),
      speaker: speakerOf(word),
      style: [
        marks,
        caseOf(word.replace(/^ai /i, "")),
        before === "" ? "" : " ",
        colon,
        after === "" ? "" : " ",
      ].join(),
    };
  });
}

/** Whether a line begins with what may be the name of a speaker. */
export const hasNamedLine = (text: string) =>
  [...text.matchAll(named)].some(([, word = ""]) => speakerOf(word) === undefined);
