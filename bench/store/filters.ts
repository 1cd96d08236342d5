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
  ["outbound", { direction: ["outbound"] }],
  ["inbound, voicemail", { direction: ["inbound"], status: ["voicemail"] }],
  ["answered", { status: ["answered"] }],
  ["a contact", { contact: [contactId(40)] }],
  ["end of a number", { number: "0107" }],
  ["beginning of a number", { number: "1312555" }],
  ["duration", { min: 120, max: 180 }],
  ["weekday and hour", { weekday: [1, 2], hour: [9, 10, 11] }],
  ["a field", { field: ["Email"] }],
  ["common words", { q: soughtWords.common.join(" ") }],
  ["rare words", { q: soughtWords.rare.join(" ") }],
  ["a phrase", { q: `"${soughtWords.common.join(" ")}"` }],
  ["either word", { q: soughtWords.common.join(" OR ") }],
  ["a beginning", { q: soughtWords.common[0].slice(0, 4) }],
  ["two letters", { q: "ba" }],
  ["a word of callers", { q: `${soughtWords.common[0]} speaker:caller` }],
  ["a number as text", { q: "(312) 555-0107" }],
  ["a word left out", { q: `-${soughtWords.common[0]}` }],
];

/** Conditions that no call fulfils. A contact, a number or a word that is typed letter by letter is mostly one. */
export const absent: readonly (readonly [string, Partial<CallQuery>])[] = [
  ["a word", { q: "zirconium" }],
  ["a pair of words", { q: "zirconium marmalade" }],
  ["a present and an absent word", { q: `${soughtWords.common[0]} zirconium` }],
  ["a phrase", { q: `"${[...soughtWords.rare].reverse().join(" ")}"` }],
  ["a number", { number: "999999" }],
  ["a number as text", { q: "+1 999 555 0199" }],
  ["a word of callers", { q: "zirconium speaker:caller" }],
  ["an agent", { agent: ["nobody"] }],
  ["an action", { action: ["NOTHING"] }],
  ["a contact", { contact: ["nobody"] }],
  ["a field", { field: ["Nothing"] }],
  ["an agent and a word", { agent: [agentId(2)], q: "zirconium" }],
  ["a duration", { min: 100_000 }],
];
