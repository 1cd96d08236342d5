import { describe, expect, it } from "vitest";
import { readSummary } from "./summary";

const items = (...texts: string[]) => texts.map((text) => ({ text, done: false }));

describe("readSummary", () => {
  it.each([
    ["**Sentiment:** Positive", "Positive"],
    ["Sentiment: mixed", "mixed"],
    ["## Sentiment\n\nNegative", "Negative"],
    ["**Sentiment**: Neutral – the caller was calm.", "Neutral"],
    ["- *Sentiment:* Positive.", "Positive"],
    ["**Sentiment:**\n- Positive", "Positive"],
    ["sentiment:", undefined],
    ["Sentiment was not discussed", undefined],
    [`Sentiment: ${"very ".repeat(40)}`, undefined],
  ])("reads the mood of %j", (text, sentiment) => {
    expect(readSummary(text).sentiment).toBe(sentiment);
  });

  it.each([
    [
      "**Action Items:**\n- Call back\n* Send a mail\n1. Ship it\n\nThe end.",
      items("Call back", "Send a mail", "Ship it"),
    ],
    ["### Action Items\n\n- Call **back**", items("Call back")],
    ["Action item: call back", items("call back")],
    ["**Action Items:**\nCall back", undefined],
    ["Action items were discussed\n- a", undefined],
    ["**Action Items:** None", undefined],
    ["**Action Items:**\n- None pending", undefined],
    ["A list\n- of things", undefined],
  ])("reads the action items of %j", (text, found) => {
    expect(readSummary(text).actionItems).toEqual(found);
  });

  it("knows what is done", () => {
    const text = "Action Items:\n- ✓ a\n- ✅ b\n- [x] c\n- [ ] d\n☑ e\n- f";
    expect(readSummary(text).actionItems?.map(({ text: item, done }) => `${item} ${done}`)).toEqual([
      "a true",
      "b true",
      "c true",
      "d false",
      "e true",
      "f false",
    ]);
  });

  it.each([" ", "*", "\n", "- ", "#", "Action Items:\n", "- [ ] ", "Sentiment "])(
    "is fast for many %j",
    (part) => {
      const start = performance.now();
      readSummary(`Action Items:\n${part.repeat(400_000 / part.length)}x`);
      expect(performance.now() - start).toBeLessThan(1000);
    },
  );
});
