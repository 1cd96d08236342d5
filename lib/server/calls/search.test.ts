import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Call } from "@/lib/calls/call";
import { completeQuery } from "@/lib/calls/query/query";
import { searchedTexts } from "@/lib/calls/search/passages";
import { findTerms, parseSearch, type Term } from "@/lib/calls/search/search";
import { loadStemmer } from "@/lib/calls/search/stems";
import type { Reader } from "@/lib/server/access/reader";
import { testDatabase, type TestDatabase } from "@/lib/server/store/testing/test-database";
import { fixed } from "@/lib/testing/fixed";
import { listCalls } from "./list-calls";
import { patient, setStore } from "./testing/account";
import { memorySource } from "./testing/memory-source";
import { mirrored } from "./testing/mirrored";
import { now } from "./testing/set-of-calls";

const word = fc.constantFrom(
  "a",
  "b",
  "Ä",
  "co-op",
  "l'été",
  "東京",
  "京都",
  "९",
  "😀",
  "don't",
  "1.5",
  "…",
  "it",
  "book",
  "booking",
  "books",
  "reservaciones",
  "reservacion",
  "예약을",
  "+1 555 010 0177",
  "555-010-0177",
  "15550100177",
);
const words = fc.array(word, { maxLength: 7 }).map((all) => all.join(" "));
const call = fc.record({ turns: fc.array(words, { maxLength: 3 }), summary: words, value: words });
const [texts = []] = fc.sample(fc.array(call, { minLength: 50, maxLength: 50 }), { numRuns: 1, seed: 3 });
const calls = texts.map(({ turns, summary, value }, at): Call => ({
  id: `call-${at}`,
  connection: "main",
  startedAt: new Date(now - (at + 1) * 60_000).toISOString(),
  kind: "live",
  actions: [],
  summary: { text: summary, format: "plain" },
  extracted: { name: [value, { deep: at }] },
  recording: "none",
  transcript: {
    turns: turns.map((text, index) => {
      const speaker = index % 2 === 0 ? ("agent" as const) : ("caller" as const);
      return { index: index + 1, speaker, label: speaker, text };
    }),
    timing: "none",
  },
  raw: null,
}));

let database: TestDatabase;
let reader: Reader;
beforeAll(async () => {
  database = await testDatabase();
  setStore(database);
  reader = await mirrored(database, calls, memorySource([]), [{ start: 0, end: now }]);
}, 60_000);
afterAll(() => database.close());
beforeEach(() => void vi.spyOn(Date, "now").mockReturnValue(now));

const stem = await loadStemmer(["en", "es"]);

/** By the function that marks what was found. */
function isFound(call: Call, q: string): boolean {
  const search = parseSearch(q);
  if (!search) return true;
  const texts = searchedTexts(call).filter(
    ({ speaker }) => search.speaker === undefined || speaker === search.speaker,
  );
  const holds = (term: Term) => texts.some(({ text }) => findTerms(text, [term], stem).length > 0);
  return search.wanted.every((group) => group.some(holds)) && !search.excluded.some(holds);
}

const term = fc
  .tuple(
    fc.constantFrom("", "", "", "-", "OR ", "speaker:caller ", "speaker:agent "),
    fc.boolean(),
    fc.array(word, { minLength: 1, maxLength: 2 }),
  )
  .map(([sign, quoted, parts]) => `${sign}${quoted ? `"${parts.join(" ")}"` : parts.join(" ")}`);

it("finds exactly the calls in which what is searched for would be marked", { timeout: 60_000 }, async () => {
  const totals = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.array(term, { minLength: 1, maxLength: 3 }), async (terms) => {
      const q = terms.join(" ");
      const answer = await listCalls(reader, completeQuery({ range: "all", size: 50, q }), patient());
      expect(answer.calls.map(({ id }) => id)).toEqual(
        calls.filter((each) => isFound(each, q)).map(({ id }) => id),
      );
      const isWanted = (parseSearch(q)?.wanted.length ?? 0) > 0;
      expect(answer.calls.every(({ hit }) => (hit !== undefined) === isWanted)).toBe(true);
      totals.add(answer.total);
    }),
    fixed(400),
  );
  expect(totals.size).toBeGreaterThan(10);
});
