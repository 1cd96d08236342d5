import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "./fold";

/** The part of an original that a part of its folded text stands for. */
function original(text: string, part: string): string {
  const folded = fold(text);
  const at = folded.text.indexOf(part);
  const last = at + part.length - 1;
  return text.slice(folded.spans?.starts[at] ?? at, folded.spans?.ends[last] ?? last + 1);
}

describe("fold", () => {
  it("takes away case, accents and typographic quotes", () => {
    expect(fold("¿Cuánto CUESTA? “Don’t”").text).toBe('¿cuanto cuesta? "don\'t"');
    expect(fold("ΟΔΌΣ").text).toBe(fold("οδός").text);
    expect(fold("one\ntwo\u00a0three").text).toBe("one two three");
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
