import "server-only";

/** A word of a number: digits, tens that a unit may follow, a word that repeats the next one, or hundreds. */
export type NumberWord =
  { kind: "digits" | "tens"; digits: string } | { kind: "repeat"; times: number } | { kind: "hundred" };

const digits = (value: number, names: string): [string, NumberWord][] =>
  names.split(" ").map((name) => [name, { kind: "digits", digits: String(value) }]);

/** Words of English and Spanish in the order of their numbers, folded. */
const units = [
  "zero oh o nought cero",
  "one uno una un",
  "two dos",
  "three tres",
  "four cuatro",
  "five cinco",
  "six seis",
  "seven siete",
  "eight ocho",
  "nine niner nueve",
  "ten diez",
  "eleven once",
  "twelve doce",
  "thirteen trece",
  "fourteen catorce",
  "fifteen quince",
  "sixteen dieciseis",
  "seventeen diecisiete",
  "eighteen dieciocho",
  "nineteen diecinueve",
];
const twenties =
  "veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve";
const tens = [
  "twenty veinte",
  "thirty treinta",
  "forty cuarenta",
  "fifty cincuenta",
  "sixty sesenta",
  "seventy setenta",
  "eighty ochenta",
  "ninety noventa",
];

const words = new Map<string, NumberWord>([
  ...units.flatMap((names, value) => digits(value, names)),
  ...twenties.split(" ").flatMap((name, index) => digits(21 + index, name)),
  ...tens.flatMap((names, index) =>
    names.split(" ").map((name): [string, NumberWord] => [name, { kind: "tens", digits: String(index + 2) }]),
  ),
  ["double", { kind: "repeat", times: 2 }],
  ["doble", { kind: "repeat", times: 2 }],
  ["triple", { kind: "repeat", times: 3 }],
  ["hundred", { kind: "hundred" }],
  ["cien", { kind: "digits", digits: "100" }],
  ["ciento", { kind: "hundred" }],
  ["cientos", { kind: "hundred" }],
]);

/** What a folded word says of a number; undefined for other words. */
export const numberWord = (word: string): NumberWord | undefined =>
  /^\d+$/.test(word) ? { kind: "digits", digits: word } : words.get(word);

const isNumberWord = new RegExp(
  String.raw`\p{Nd}|\b(?:${[...words.keys()].filter((word) => word.length > 1).join("|")})\b`,
  "giu",
);

/** Whether a text holds at least some digits or words of numbers. It takes less time than to cut the text into words. */
export function hasNumbers(plain: string, least: number): boolean {
  const found = plain.matchAll(isNumberWord);
  for (let count = 0; count < least; count += 1) if (found.next().done) return false;
  return true;
}
