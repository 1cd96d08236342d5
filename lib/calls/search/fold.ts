/** A text as a search compares it: without case, accents, widths and hidden characters. */
export interface Folded {
  text: string;
  /**
   * Where each UTF-16 unit of `text` begins and ends in the original, as UTF-16 offsets; absent if both have the same
   * offsets.
   */
  spans?: { starts: number[]; ends: number[] };
}

/** Letters that Unicode does not decompose, and what people type for them. */
const letters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: "ss",
    æ: "ae",
    œ: "oe",
    þ: "th",
    ø: "o",
    ł: "l",
    đ: "d",
    ð: "d",
    ı: "i",
    ħ: "h",
    ŧ: "t",
    ŋ: "n",
    ĸ: "k",
    ɓ: "b",
    ɗ: "d",
    ƙ: "k",
    ɨ: "i",
    ʉ: "u",
    ƴ: "y",
    ς: "σ",
    // Arabic letters that differ by language or by place in a word.
    ى: "ي",
    ی: "ي",
    ک: "ك",
    ھ: "ه",
    ة: "ه",
    ـ: "",
  }),
);

/** Scripts whose readers leave marks out when they search. In others a mark is a vowel or makes another letter. */
const dropsMarks =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Common}\p{Script=Inherited}]/u;

/** Cyrillic й, ў and ї are letters of their own; ё and stressed vowels are not. */
const cyrillicMarks = /(?<![иу])\u0306|(?<!і)\u0308|(?![\u0306\u0308])\p{M}/gu;

const hidden = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;

/** A decimal digit of any script. Blocks of digits begin at a code point that ends in 0 or 6. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const block = code - (code % 16);
  return String(code - (/\p{Nd}/u.test(String.fromCodePoint(block)) ? block : block + 6));
}

/** Folds a letter with its marks. The steps stand in this order so that folding twice changes nothing. */
function foldLetter(letter: string): string {
  const lower = letter.replace(hidden, "").normalize("NFKC").toLowerCase().normalize("NFD");
  let plain = lower;
  if (/^\p{Script=Cyrillic}/u.test(lower)) plain = lower.replace(cyrillicMarks, "");
  else if (dropsMarks.test(lower) && !/[\u3099\u309a]/.test(lower)) plain = lower.replace(/\p{M}/gu, "");
  return plain
    .normalize("NFC")
    .replace(/[^]/gu, (each) => letters.get(each) ?? each)
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit);
}

/** Letters that fold to one letter each, by themselves: most of what is written in Latin, Greek and Cyrillic. */
const single = new Map<string, string>();
for (let code = 0x80; code < 0x500; code += 1) {
  const letter = String.fromCharCode(code);
  const folded = foldLetter(letter);
  if (folded.length === 1 && !/\p{M}/u.test(letter)) single.set(letter, folded);
}
for (const sign of "‐‑‒–—‘’‚“”„…•€") single.set(sign, sign);
const isSingle = new RegExp(`^[\\u0000-\\u007f${[...single.keys()].join("")}]*$`, "u");
const ascii = /^[\u0000-\u007f]*$/;

/**
 * Letters of ASCII, a letter with its marks, a syllable of Hangul, or marks without a letter. Marks are taken some at a
 * time: putting them in order takes more than linear time.
 */
const clusters =
  /[\u0000-\u007f]+(?![\p{M}\uff9e\uff9f])|[\u1100-\u115f\ua960-\ua97c][\u1160-\u11a7\ud7b0-\ud7c6]+[\u11a8-\u11ff\ud7cb-\ud7fb]*|[\uffa0-\uffdc]+|\P{M}[\p{M}\uff9e\uff9f]{0,30}|\p{M}{1,30}/gu;

/** Letters that were folded before: a text repeats them. */
const kept = new Map<string, string>();
const mostKept = 20_000;

function foldOnce(letter: string): string {
  const known = kept.get(letter);
  if (known !== undefined) return known;
  const folded = foldLetter(letter);
  if (letter.length <= 4) {
    if (kept.size >= mostKept) kept.clear();
    kept.set(letter, folded);
  }
  return folded;
}

/** Folds a text and keeps the way back to its own offsets. */
export function fold(original: string): Folded {
  if (ascii.test(original)) return { text: original.toLowerCase() };
  if (isSingle.test(original)) {
    return {
      text: original.replace(/[^\u0000-\u007f]/g, (letter) => single.get(letter) ?? letter).toLowerCase(),
    };
  }
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  for (const { 0: cluster, index } of original.matchAll(clusters)) {
    const isPlain = ascii.test(cluster);
    const folded = isPlain ? cluster.toLowerCase() : foldOnce(cluster);
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(isPlain ? index + unit : index);
      ends.push(isPlain ? index + unit + 1 : index + cluster.length);
    }
    text += folded;
  }
  return { text, spans: { starts, ends } };
}
