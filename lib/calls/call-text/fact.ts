import type { JsonValue } from "../call";
import { isText } from "./take";

/** A term and what is said of it. A quote is what somebody says or reads; code is an id, an address or JSON. */
export type Fact = { term: string } & (
  { kind: "text" | "quote" | "code"; text: string } | { kind: "list"; items: string[] }
);

export const textFact = (term: string, text: string): Fact => ({ term, kind: "text", text });
export const quoteFact = (term: string, text: string): Fact => ({ term, kind: "quote", text });
export const codeFact = (term: string, text: string): Fact => ({ term, kind: "code", text });
export const listFact = (term: string, items: string[]): Fact => ({ term, kind: "list", items });

/** A value of which nothing is known but its name. */
export function plainFact(term: string, value: JsonValue): Fact {
  if (value === null || value === "") return textFact(term, "not set");
  if (typeof value === "boolean") return textFact(term, value ? "yes" : "no");
  if (typeof value !== "object") return textFact(term, String(value));
  if (Array.isArray(value) && value.length > 0 && value.every(isText)) return listFact(term, value);
  return codeFact(term, JSON.stringify(value, null, 2));
}

/** A fact as lines of plain text. */
export function writeFact(fact: Fact): string[] {
  if (fact.kind === "list") return [`${fact.term}:`, ...fact.items.map((item) => `- ${item}`)];
  return [`${fact.term}: ${fact.kind === "quote" ? `“${fact.text}”` : fact.text}`];
}
