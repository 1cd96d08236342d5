import { expect, it } from "vitest";
import { describeSummary, plainSummary } from "./summary";

it("leaves out the marks of Markdown, and nothing of plain text", () => {
  const text = "## Call\n\n**Action Items:**\n- ✓ Note the `order`\n* Call back\n2 * 3 = 6, snake_case";
  expect(plainSummary({ text, format: "markdown" })).toBe(
    "Call\n\nAction Items:\n• ✓ Note the order\n• Call back\n2 * 3 = 6, snake_case",
  );
  expect(plainSummary({ text, format: "plain" })).toBe(text);
});

it("says what was recognised in a summary, and where it is from", () => {
  const actionItems = [
    { text: "Note the order", done: true },
    { text: "Call back", done: false },
  ];
  expect(describeSummary({ sentiment: "Negative", actionItems }, "en")).toBe(
    "Sentiment: Negative, 2 action items, 1 done (from the summary)",
  );
  expect(describeSummary({ actionItems: actionItems.slice(1) }, "en")).toBe(
    "1 action item (from the summary)",
  );
  expect(describeSummary({}, "en")).toBeUndefined();
});
