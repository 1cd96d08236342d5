import type { CallQuery } from "../../lib/calls/query/parameters";
import { contactId } from "./account";
import { agentId } from "./template-call";
import { soughtWords } from "./words";

/** Each filter that a query knows, as readers use it. */
export const filters: readonly (readonly [string, Partial<CallQuery>])[] = [
  ["one agent", { agent: [agentId(2)] }],
  ["three agents", { agent: [agentId(1), agentId(4), agentId(7)] }],
  ["an action", { action: ["SMS"] }],
  ["no action", { action: ["none"] }],
  ["trial calls too", { kind: "all" }],
  ["a contact", { contact: [contactId(40)] }],
  ["end of a number", { number: "0107" }],
  ["beginning of a number", { number: "1312555" }],
  ["duration", { min: 120, max: 180 }],
  ["weekday and hour", { weekday: [1, 2], hour: [9, 10, 11] }],
  ["a field", { field: ["Email"] }],
  ["common words", { q: soughtWords.common.join(" ") }],
  ["rare words", { q: soughtWords.rare.join(" ") }],
  ["a phrase", { q: `"${soughtWords.common.join(" ")}"` }],
  ["a word left out", { q: `-${soughtWords.common[0]}` }],
];
