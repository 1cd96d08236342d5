import type { Call } from "../call";
import { countOf } from "../format/number";

/** A summary in one piece, without the marks of Markdown. */
export const plainSummary = ({ text, format }: NonNullable<Call["summary"]>): string =>
  format === "plain"
    ? text
    : text
        .replace(/^[ \t]*#{1,6}[ \t]+/gm, "")
        .replace(/^[ \t]*[-*+][ \t]+/gm, "• ")
        .replace(/\*\*|__|`/g, "");

/** What was recognised in a summary, in a few words; undefined if nothing was. */
export function describeSummary(
  { sentiment, actionItems = [] }: Pick<Call, "sentiment" | "actionItems">,
  locale: string,
): string | undefined {
  const done = actionItems.filter((item) => item.done).length;
  const facts = [
    ...(sentiment === undefined ? [] : [`Sentiment: ${sentiment}`]),
    ...(actionItems.length === 0 ? [] : [countOf(actionItems.length, "action item", locale)]),
    ...(done === 0 ? [] : [`${done} done`]),
  ];
  return facts.length === 0 ? undefined : `${facts.join(", ")} (from the summary)`;
}
