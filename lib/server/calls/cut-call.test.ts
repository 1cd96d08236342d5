import fc from "fast-check";
import { expect, it } from "vitest";
import type { Call } from "@/lib/calls/call";
import { bareCall } from "@/lib/testing/bare-call";
import { cutCall } from "./cut-call";

const at = Date.parse("2026-11-18T10:00:00.000Z");
const turns = Array.from({ length: 12 }, (_, index) => ({
  index: index + 1,
  speaker: "agent" as const,
  label: "bot",
  text: `said ${index}`,
  ...(index % 5 !== 4 && { start: index * 10, end: index * 10 + 9 }),
}));
const whole: Call = bareCall("call", at, {
  duration: 120,
  transcript: { turns, timing: "exact", raw: "all of it, said 0 to said 11" },
  summary: { text: "the whole summary", format: "plain" },
  extracted: { wish: "the whole wish" },
  translation: { language: "es", text: "todo" },
  sentiment: "glad",
  actionItems: [{ text: "call back", done: false }],
  actions: [0, 30, 60].map((second) => ({
    type: "SMS",
    parameters: { message: `acted ${second}` },
    triggeredAt: new Date(at + second * 1000).toISOString(),
  })),
  raw: { everything: true },
});

it("keeps what begins within the part, and nothing of the rest", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 130 }), fc.integer({ min: 1, max: 60 }), (from, length) => {
      const to = from + length;
      const cut = cutCall(whole, { from, to });
      const within = (second: number) => from <= second && second < to;
      expect(cut.transcript.turns.map(({ text }) => text)).toEqual(
        turns.flatMap(({ text, start }) => (start !== undefined && within(start) ? [text] : [])),
      );
      expect(cut.actions.map(({ parameters }) => parameters.message)).toEqual(
        [0, 30, 60].filter(within).map((second) => `acted ${second}`),
      );
      expect(JSON.stringify(cut)).not.toMatch(/whole|todo|glad|call back|everything|all of it/);
    }),
  );
});
