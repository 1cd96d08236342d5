import "server-only";
import type { Word } from "@/lib/calls/search/words";

/** What introduces the number of a person or of a bank account, in English and Spanish: folded words. */
const phrases = [
  "ssn",
  "s s n",
  "social security",
  "social insurance",
  "your social",
  "my social",
  "itin",
  "ein",
  "tax id",
  "tax identification",
  "taxpayer",
  "passport",
  "driver s license",
  "drivers license",
  "driver license",
  "driving licence",
  "license number",
  "licence number",
  "national id",
  "national insurance",
  "national identity",
  "identity number",
  "identity card",
  "identification number",
  "medicare",
  "medicaid",
  "account number",
  "account no",
  "acct number",
  "bank account",
  "checking account",
  "savings account",
  "routing",
  "aba number",
  "sort code",
  "iban",
  "dni",
  "nie",
  "nif",
  "curp",
  "rfc",
  "nss",
  "cuil",
  "cuit",
  "clabe",
  "seguro social",
  "seguridad social",
  "numero de identidad",
  "numero de identificacion",
  "documento de identidad",
  "identidad nacional",
  "cedula",
  "pasaporte",
  "licencia de conducir",
  "licencia de manejo",
  "numero de cuenta",
  "cuenta bancaria",
  "cuenta de banco",
  "cuenta de ahorros",
  "cuenta corriente",
  "cuenta de cheques",
  "numero de ruta",
].map((phrase) => phrase.split(" "));

const byFirst = new Map<string, string[][]>();
for (const phrase of phrases) {
  const [first = ""] = phrase;
  byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
}

/** How many words from a place on introduce a number; 0: none. */
export function introductionAt(words: readonly Word[], at: number): number {
  const starting = byFirst.get(words[at]?.word ?? "") ?? [];
  const said = starting.find((phrase) => phrase.every((each, index) => words[at + index]?.word === each));
  return said?.length ?? 0;
}

const hint = new RegExp(phrases.map((phrase) => phrase.join(String.raw`[^a-z0-9]{1,3}`)).join("|"), "i");

/** Whether a text may introduce a number. It takes less time than to cut the text into words. */
export const mayIntroduce = (plain: string): boolean => hint.test(plain);
