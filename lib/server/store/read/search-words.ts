import "server-only";
import { parseSearch, type Search, type Speaker, type Term } from "@/lib/calls/search/search";
import { loadStemmer, stemLanguages } from "@/lib/calls/search/stems";
import { fewestDigits, isOpen } from "@/lib/calls/search/words";
import type { Queries } from "../../postgres/database";
import { numberWord, storedWord } from "../stored-words";

/** A search as PostgreSQL reads it, over words that were cut by the same function. */
export interface SearchedWords {
  /** Text form of a `tsquery`; of a search that only excludes, what it excludes. */
  query: string;
  /** The order of words or who spoke matters, which the index does not know: each text is compared. */
  comparesTexts: boolean;
  /** No call has all of what is wanted. */
  isAbsent: boolean;
}

/** The weights under which a call's words are indexed (`store/write/index-text.ts`). */
const weights: Record<Speaker, string> = { caller: "A", agent: "B" };

/** The most words that are looked for by themselves instead of by their beginning, and the most of one stem. */
const mostWords = 100;

const lastWord = ({ words }: Term): string => words.at(-1)?.word ?? "";
/** Whether the table of words has the last word of a term, if any call has. */
const isStored = (term: Term): boolean =>
  !term.exact &&
  !term.digits &&
  isOpen(lastWord(term)) &&
  storedWord(lastWord(term))?.word === lastWord(term);

/** What the table of words says of the last word of a term. */
interface Relatives {
  /** Words that begin with it, if they are few and known in full. */
  beginning: string[] | null;
  /** Words of the same stem. */
  siblings: string[];
}

/** Looks up the words that begin with some words, and those of the same stem. */
async function findRelatives(
  queries: Queries,
  terms: readonly Term[],
  ids: readonly number[],
): Promise<ReadonlyMap<string, Relatives>> {
  const words = [...new Set(terms.filter(isStored).map(lastWord))];
  if (words.length === 0) return new Map();
  const stem = await loadStemmer(stemLanguages);
  const stems = words.flatMap((word) => stem(word).map((each) => ({ word, stem: each })));
  const rows = await queries.query<Relatives & { word: string }>(
    `select wanted.word, begun.beginning, coalesce(akin.siblings, '{}') as siblings
     from unnest($2::text[]) as wanted (word)
     cross join lateral (
       select case when count(*) <= ${mostWords} and not coalesce(bool_or(continues), false)
         then coalesce(array_agg(distinct word), '{}') end as beginning
       from (
         select each.word, each.continues
         from unnest($1::int[]) as own (connection_id) cross join lateral (
           select word, continues from words
           where connection_id = own.connection_id and word >= wanted.word and word < wanted.word || U&'\\+10FFFF'
           limit ${mostWords + 1}
         ) as each
         limit ${mostWords + 1}
       ) as begun
     ) as begun
     left join lateral (
       select array_agg(distinct word) as siblings
       from (
         select known.word
         from unnest($3::text[], $4::text[]) as stems (word, stem)
           join word_stems as known on known.connection_id = any($1::int[]) and known.stem = stems.stem
         where stems.word = wanted.word
         limit ${mostWords}
       ) as each
     ) as akin on true`,
    [ids, words, stems.map(({ word }) => word), stems.map((each) => each.stem)],
  );
  return new Map(rows.map(({ word, ...relatives }) => [word, relatives]));
}

/** A term as a part of a `tsquery`. Words hold letters, digits and marks only: nothing of them needs to be escaped. */
function toQuery(term: Term, weight: string, relatives: Relatives | undefined): string {
  const { words, digits, exact } = term;
  const write = (word: string, isBeginning = false) =>
    `'${word}'${isBeginning ? `:*${weight}` : weight && `:${weight}`}`;
  const isPrefix = !exact && isOpen(lastWord(term)) && !relatives?.beginning;
  const others = [...(relatives?.beginning ?? []), ...(relatives?.siblings ?? [])];
  // Each alternative is a look at the index, and the word stands among those that begin with it, too.
  const alternatives = new Set([write(lastWord(term), isPrefix), ...others.map((word) => write(word))]);
  const phrase = words
    .map(({ word, place }, index) => {
      const distance = index === 0 ? "" : `<${place - (words[index - 1]?.place ?? 0)}> `;
      return distance + (index < words.length - 1 ? write(word) : `(${[...alternatives].join(" | ")})`);
    })
    .join(" ");
  if (digits === undefined) return `(${phrase})`;
  // The number with what may stand before it, or as it is dialled within its country.
  const shorter = Array.from({ length: digits.length - fewestDigits }, (_, index) =>
    numberWord(digits.slice(index + 1)),
  );
  const numbers = [write(numberWord(digits), true), ...shorter.map((word) => write(word))];
  return `((${phrase}) | ${numbers.join(" | ")})`;
}

/** A search with what the tables of words say of its terms. */
interface ReadSearch extends Search {
  /** The term as a part of a `tsquery`, under some weights. */
  write(term: Term, weight: string): string;
  /** The table of words tells that no call has it. */
  isAbsent(term: Term): boolean;
}

/**
 * Reads a search; undefined if it has no word.
 * @param ids of the connections
 */
export async function readSearch(
  queries: Queries,
  q: string,
  ids: readonly number[],
): Promise<ReadSearch | undefined> {
  const search = parseSearch(q);
  if (!search) return undefined;
  const relatives = await findRelatives(queries, [...search.wanted.flat(), ...search.excluded], ids);
  const relativesOf = (term: Term) => (isStored(term) ? relatives.get(lastWord(term)) : undefined);
  return {
    ...search,
    write: (term, weight) => toQuery(term, weight, relativesOf(term)),
    isAbsent: (term) => {
      const found = relativesOf(term);
      return found?.beginning?.length === 0 && found.siblings.length === 0;
    },
  };
}

/** What is wanted, as a `tsquery`. */
export const writeWanted = ({ wanted, write }: ReadSearch, weight: string): string =>
  wanted.map((group) => `(${group.map((term) => write(term, weight)).join(" | ")})`).join(" & ");

/**
 * What a search looks for in some connections; undefined if it has no word, which restricts nothing.
 * @param ids of the connections
 */
export async function toWords(
  queries: Queries,
  q: string,
  ids: readonly number[],
): Promise<SearchedWords | undefined> {
  const search = await readSearch(queries, q, ids);
  if (!search) return undefined;
  // Even if most calls have a word, its index is faster than the words of all calls.
  await queries.query("set local enable_seqscan = off");
  const { wanted, excluded, speaker, write, isAbsent } = search;
  const weight = speaker ? weights[speaker] : "";
  const isPhrase = ({ words }: Term) => words.length > 1;
  const left = excluded.map((term) => write(term, weight));
  return {
    query:
      wanted.length === 0
        ? left.join(" | ")
        : [writeWanted(search, weight), ...left.map((term) => `!${term}`)].join(" & "),
    comparesTexts: speaker !== undefined || [...wanted.flat(), ...excluded].some(isPhrase),
    isAbsent: wanted.some((group) => group.every(isAbsent)),
  };
}
