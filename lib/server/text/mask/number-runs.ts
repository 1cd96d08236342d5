import "server-only";
import type { Word } from "@/lib/calls/search/words";
import { numberWord } from "./number-words";
import type { Span } from "./spans";

/** Digits that are written or said together, in the words of a text. */
interface Group extends Span {
  digits: string;
}

/** Groups of digits with nothing but signs, blanks and fillers between them. */
export interface NumberRun extends Span {
  groups: Group[];
  digits: string;
}

/** What people say between the digits of a number, in English and Spanish. */
const fillers = new Set(
  "and y uh um eh er ah dash hyphen guion minus dot point punto space espacio then luego este like so okay ok".split(
    " ",
  ),
);
const mostFillers = 2;

/** Signs that may stand between the digits of a number: no colon, as in times, and no sign of a currency. */
const isBetween = (text: string) => text.length <= 12 && /^(?:(?![•@:])[\s\p{P}\p{Cf}+])*$/u.test(text);

interface State {
  /** How often the next digit is said, by the word before it, which starts there. */
  repeat: number;
  from: number | undefined;
  tens: boolean;
}

const begin = (): State => ({ repeat: 1, from: undefined, tens: false });

/** Adds a word to the groups of a run. @returns whether it belongs to a number */
function add(groups: Group[], word: Word, state: State): boolean {
  const said = numberWord(word.word);
  if (!said) return false;
  const { repeat, tens, from = word.start } = state;
  const last = groups.at(-1);
  state.repeat = said.kind === "repeat" ? said.times : 1;
  state.tens = said.kind === "tens";
  state.from = said.kind === "repeat" ? word.start : undefined;
  if (said.kind === "repeat") return true;
  if (said.kind === "hundred") {
    if (last) Object.assign(last, { digits: `${last.digits}00`, end: word.end });
    else groups.push({ digits: "100", start: word.start, end: word.end });
    return true;
  }
  // "Twenty three": the unit takes the place of the zero.
  if (tens && last && said.kind === "digits" && said.digits.length === 1 && said.digits !== "0") {
    Object.assign(last, { digits: last.digits.slice(0, -1) + said.digits, end: word.end });
    return true;
  }
  const own = said.kind === "tens" ? `${said.digits}0` : said.digits;
  groups.push({ digits: own.repeat(repeat), start: from, end: word.end });
  return true;
}

/**
 * Finds numbers, written in digits of any script or said in English or Spanish.
 * @param words of the text, as `cutWords` gives them
 */
export function findNumberRuns(text: string, words: readonly Word[]): NumberRun[] {
  const runs: NumberRun[] = [];
  let groups: Group[] = [];
  let state = begin();
  let skipped = 0;
  let before = 0;
  const close = () => {
    const [first] = groups;
    const last = groups.at(-1);
    if (first && last) {
      const all = groups.map(({ digits }) => digits).join("");
      runs.push({ groups, digits: all, start: first.start, end: last.end });
    }
    groups = [];
    state = begin();
    skipped = 0;
  };
  for (const word of words) {
    if (groups.length > 0 && !isBetween(text.slice(before, word.start))) close();
    before = word.end;
    if (add(groups, word, state)) skipped = 0;
    else if (groups.length === 0) state = begin();
    else if (!fillers.has(word.word) || ++skipped > mostFillers) close();
  }
  close();
  return runs;
}
