import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixed } from "@/lib/testing/fixed";
import { fold } from "./fold";

/** The part of an original that a part of its folded text stands for. */
function original(text: string, part: string): string {
  const folded = fold(text);
  const at = folded.text.indexOf(part);
  const last = at + part.length - 1;
  return text.slice(folded.spans?.starts[at] ?? at, folded.spans?.ends[last] ?? last + 1);
}

describe("fold", () => {
  it.each([
    ["¿Cuánto CUESTA?", "¿cuanto cuesta?"],
    ["ΟΔΌΣ", "οδοσ"],
    ["οδός", "οδοσ"],
    ["Königstraße KÖNIGSTRASSE ẞ", "konigstrasse konigstrasse ss"],
    ["Łódź Ærøskøbing Œuvre Þór Đorđe", "lodz aeroskobing oeuvre thor dorde"],
    ["İSTANBUL ılık", "istanbul ilik"],
    ["co\u00adoperation co\u200boperation \ufeffword", "cooperation cooperation word"],
    ["ＡＢＣ１２３ ﬁne ①", "abc123 fine 1"],
    ["ﾊﾞｽ パリ ぱ", "バス パリ ぱ"],
    ["\u1112\u1161\u11ab\u1100\u116e\u11a8 ﾡ", "한국 ᄀ"],
    ["שָׁלוֹם مُحَمَّد أحمد", "שלום محمد احمد"],
    ["Ёлка йод и\u0301ли", "елка йод или"],
    ["नमस्ते ١٢٣ ९", "नमस्ते 123 9"],
    ["ไม่ ไม", "ไม่ ไม"],
    ["Việt Nam", "viet nam"],
  ])("folds %j", (text, expected) => expect(fold(text).text).toBe(expected));

  it("changes nothing that is folded already", () => {
    const units = ["binary", "grapheme", "grapheme-composite"] as const;
    for (const unit of units) {
      fc.assert(
        fc.property(fc.string({ unit }), (text) => {
          const once = fold(text).text;
          expect(fold(once).text).toBe(once);
        }),
        fixed(1000),
      );
    }
  });

  it("leads back to the original where lengths differ", () => {
    const decomposed = "Ame\u0301lie 😀 Zoe\u0308";
    expect(original(decomposed, "amelie")).toBe("Ame\u0301lie");
    expect(original(decomposed, "zoe")).toBe("Zoe\u0308");
    expect(original("한국어 text", "text")).toBe("text");
  });

  it("has one character for each where it keeps no spans", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { text: folded, spans } = fold(text);
        expect(folded).toHaveLength(spans ? spans.starts.length : text.length);
      }),
    );
    const codes = Array.from({ length: 0x2200 }, (_, code) => code);
    const shifted = codes.filter((code) => {
      const { text, spans } = fold(`a${String.fromCharCode(code)}b`);
      return !spans && text.length !== 3;
    });
    expect(shifted).toEqual([]);
  });

  it("gives spans that only grow", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const { spans } = fold(text);
        spans?.starts.forEach((start, at) => {
          expect(start).toBeGreaterThanOrEqual(spans.starts[at - 1] ?? 0);
          expect(spans.ends[at]).toBeGreaterThan(start);
        });
      }),
    );
  });
});
