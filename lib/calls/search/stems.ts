import { noStems, type Stemmer } from "./search";
import { isSpelled } from "./words";

interface StemmerModule {
  stemmer(word: string): string;
}

/** The languages whose words are cut to their stems, by ISO 639-1. Each is loaded if a call is in it. */
const languages: ReadonlyMap<string, () => Promise<StemmerModule>> = new Map([
  ["de", () => import("@orama/stemmers/german")],
  ["en", () => import("@orama/stemmers/english")],
  ["es", () => import("@orama/stemmers/spanish").then(withAccents(/([cs])ion$/, "$1ión"))],
  ["fr", () => import("@orama/stemmers/french")],
  ["it", () => import("@orama/stemmers/italian")],
  ["nl", () => import("@orama/stemmers/dutch")],
  ["pt", () => import("@orama/stemmers/portuguese").then(withAccents(/cao$/, "ção"))],
]);

/** Words come without accents, but the endings that the stemmer knows have them. */
function withAccents(ending: RegExp, accented: string) {
  return ({ stemmer }: StemmerModule): StemmerModule => ({
    stemmer: (word) => stemmer(word.replace(ending, accented)),
  });
}

/** What calls are in if the connection does not say. */
export const usualLanguages: readonly string[] = ["en", "es"];

export const stemLanguages: readonly string[] = [...languages.keys()];

/** Words whose stems are kept: a text repeats its words. */
const mostKept = 20_000;

/** Stems begin with their language: `en:book`. */
function keepStems(modules: readonly (readonly [string, StemmerModule])[]): Stemmer {
  const kept = new Map<string, string[]>();
  return (word) => {
    const known = kept.get(word);
    if (known) return known;
    if (kept.size >= mostKept) kept.clear();
    const isWord = isSpelled(word) && /^\p{L}+$/u.test(word);
    const stems = isWord ? modules.map(([language, { stemmer }]) => `${language}:${stemmer(word)}`) : [];
    kept.set(word, stems);
    return stems;
  };
}

const loaded = new Map<string, Promise<Stemmer>>();

/**
 * Loads what gives the stems of words in some languages.
 * @param wanted ISO 639-1; those without a stemmer have no stems
 */
export function loadStemmer(wanted: readonly string[]): Promise<Stemmer> {
  const known = stemLanguages.filter((language) => wanted.includes(language));
  const key = known.join(",");
  const loading =
    loaded.get(key) ??
    Promise.all(known.map(async (language) => [language, await languages.get(language)?.()] as const)).then(
      (modules) =>
        modules.length === 0
          ? noStems
          : keepStems(modules.flatMap(([language, module]) => (module ? [[language, module] as const] : []))),
    );
  loaded.set(key, loading);
  return loading;
}
