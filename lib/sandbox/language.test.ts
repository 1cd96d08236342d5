import { expect, it } from "vitest";
import { createHighLevelSandbox } from "./highlevel";

const now = () => Date.parse("2026-11-20T18:00:00Z");
const isSpanish = (text: string | null | undefined) => /¿|Buen[oa]s|gracias/i.test(text ?? "");

/** The share of calls in which Spanish is spoken, 0 to 1, of those with a transcript of some length. */
function spanishShare(language: "en" | "es"): number {
  const rows = [...createHighLevelSandbox({ calls: 300, now, language }).rows()];
  const spoken = rows.filter(({ transcript }) => (transcript?.length ?? 0) > 300);
  return spoken.filter(({ transcript }) => isSpanish(transcript)).length / spoken.length;
}

it("has callers who speak English, and a few who speak Spanish, or the other way round", () => {
  const few = spanishShare("en");
  expect(few).toBeGreaterThan(0);
  expect(few).toBeLessThan(0.3);
  expect(spanishShare("es")).toBeGreaterThan(0.7);
});
