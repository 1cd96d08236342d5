import "server-only";

/** Names of the characters from U+00A0 to U+00FF, in order. */
const latin =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro " +
  "para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil " +
  "Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave " +
  "Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml " +
  "igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute " +
  "thorn yuml";

const characters = new Map([
  ...latin.split(" ").map((name, at) => [name, String.fromCodePoint(0xa0 + at)] as const),
  ...Object.entries({
    amp: "&",
    AMP: "&",
    lt: "<",
    LT: "<",
    gt: ">",
    GT: ">",
    quot: '"',
    QUOT: '"',
    apos: "'",
    OElig: "Œ",
    oelig: "œ",
    Scaron: "Š",
    scaron: "š",
    Yuml: "Ÿ",
    ensp: "\u2002",
    emsp: "\u2003",
    thinsp: "\u2009",
    zwnj: "\u200c",
    zwj: "\u200d",
    ndash: "–",
    mdash: "—",
    lsquo: "‘",
    rsquo: "’",
    sbquo: "‚",
    ldquo: "“",
    rdquo: "”",
    bdquo: "„",
    dagger: "†",
    bull: "•",
    hellip: "…",
    permil: "‰",
    prime: "′",
    lsaquo: "‹",
    rsaquo: "›",
    euro: "€",
    trade: "™",
    larr: "←",
    rarr: "→",
    minus: "−",
    ne: "≠",
    le: "≤",
    ge: "≥",
    check: "✓",
    num: "#",
    excl: "!",
    quest: "?",
    colon: ":",
    semi: ";",
    comma: ",",
    period: ".",
    lpar: "(",
    rpar: ")",
    sol: "/",
    commat: "@",
    dollar: "$",
    percnt: "%",
    plus: "+",
    equals: "=",
    lowbar: "_",
    hyphen: "‐",
    ast: "*",
    Tab: "\t",
    NewLine: "\n",
  }),
]);

/** What HTML takes 128 to 159 for: the characters of Windows-1252. */
const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * A text with HTML's entities as the characters that they stand for, once: `&amp;amp;` becomes `&amp;`. What is no
 * entity stays, and tags are not interpreted.
 */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,9}));/gi,
    (whole, decimal, hex, name) => {
      if (typeof name === "string") return characters.get(name) ?? whole;
      return (
        fromCode(typeof decimal === "string" ? Number(decimal) : Number.parseInt(String(hex), 16)) ?? whole
      );
    },
  );
}

function fromCode(code: number): string | undefined {
  if (code >= 128 && code < 160) return windows.charAt(code - 128);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
