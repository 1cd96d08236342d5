import "server-only";
import type { ActionItem } from "@/lib/calls/call";

const mostItems = 100;
const longestItem = 500;
const longestSentiment = 60;

const heading = /^(action items?|sentiment):?(.*)$/is;
const bullet = /^(?:[-*+•–]|\d{1,3}[.)])\s+/;
const done = /^(?:[✓✔✅☑]\ufe0f?|\[[xX]\])\s*/u;
const open = /^(?:☐|\[ ?\])\s*/;
const nothing = /^(?:none|n\/a|no action items?)\b.{0,20}$/i;

/** What a summary says apart from its text. */
interface SummaryFacts {
  sentiment?: string;
  actionItems?: ActionItem[];
}

/**
 * The mood and the action items that a summary in Markdown names. A language model writes it, so headings, bullets and
 * check marks are taken in several forms; what is not recognised stays in the text only. Never throws.
 */
export function readSummary(text: string): SummaryFacts {
  const items: ActionItem[] = [];
  let sentiment: string | undefined;
  let section: "items" | "sentiment" | undefined;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    const titled = readHeading(line);
    if (titled) {
      section = titled.name === "sentiment" ? "sentiment" : "items";
      if (titled.rest === "") continue;
      if (section === "sentiment") sentiment ??= readMood(titled.rest);
      else items.push(...readItem(titled.rest));
      section = undefined;
    } else if (line !== "" && section === "sentiment") {
      sentiment ??= readMood(withoutMarks(line.replace(bullet, "")));
      section = undefined;
    } else if (line !== "" && section === "items") {
      if (bullet.test(line) || done.test(line) || open.test(line))
        items.push(...readItem(line.replace(bullet, "")));
      else section = undefined;
    }
  }
  return {
    ...(sentiment !== undefined && { sentiment }),
    ...(items.length > 0 && { actionItems: items.slice(0, mostItems) }),
  };
}

/** A heading has a colon behind it, or the line for itself. */
function readHeading(line: string): { name: string; rest: string } | undefined {
  if (line.length > 2_000) return undefined;
  const plain = withoutMarks(line.replace(bullet, ""));
  const [, name, rest = ""] = heading.exec(plain) ?? [];
  if (name === undefined) return undefined;
  const colon = plain.charAt(name.length) === ":";
  return colon || rest.trim() === "" ? { name: name.toLowerCase(), rest: rest.trim() } : undefined;
}

const withoutMarks = (text: string) => text.replace(/[*_#`]/g, "").trim();

function readMood(text: string): string | undefined {
  const [word = ""] = text.split(/[.;,(–—]/);
  const mood = word.trim();
  return mood === "" || mood.length > longestSentiment ? undefined : mood;
}

function readItem(line: string): ActionItem[] {
  const text = withoutMarks(line.replace(done, "").replace(open, "")).slice(0, longestItem);
  return text === "" || nothing.test(text) ? [] : [{ text, done: done.test(line) }];
}
