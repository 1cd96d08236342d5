import { describe, expect, it } from "vitest";
import { parseSearch } from "@/lib/calls/search/search";
import { cutWords } from "@/lib/calls/search/words";
import { asText } from "@/lib/server/calls/export/cells";
import { cleanText } from "../text/clean-text";
import { decodeEntities } from "../text/entities";
import { isClearCredentialName, isCredentialName } from "./credential-names";
import { redactShapes } from "./credential-shapes";
import { credentialsIn, isTellingAddress, looksSecret } from "./credential-values";
import { quoteUpstream } from "./http/quote";
import { redactRow } from "./highlevel/redact";
import { parseTranscript } from "./highlevel/transcript";
import { readCall } from "./highlevel/transform";
import { readSummary } from "./telzino/summary";
import { readCall as readTelzinoCall } from "./telzino/transform";

const length = 200_000;

/** A text of the length that is wanted, which begins and ends as said. */
const fill = (part: string, begin = "", end = "") =>
  begin + part.repeat(Math.ceil(length / part.length)).slice(0, length) + end;

const texts: Record<string, string> = {
  "letters of an address": fill("a", "https://"),
  "users of an address": fill("a@", "https://"),
  "colons of an address": fill(":", "https://", "@"),
  "passwords of an address": fill("a:", "https://u:", "@h"),
  "slashes of an address": fill("/", "https:"),
  slashes: fill("/"),
  schemes: fill("://"),
  addresses: fill("https://"),
  "addresses in a sentence": fill("https://a.example.com/?token=a1 "),
  "a parameter without a value": fill("a", "https://a.example.com/?"),
  "a parameter": fill("a", "https://a.example.com/?key="),
  parameters: fill("key=", "https://a.example.com/?"),
  "many parameters": fill("token=abc12&", "https://a.example.com/?"),
  "question marks": fill("?", "https://a.example.com/"),
  "question marks and names": fill("?a", "https://a.example.com/", "=b"),
  "equals signs": fill("=", "https://a.example.com/?"),
  ampersands: fill("&", "https://a.example.com/?"),
  fragments: fill("#", "https://a.example.com/"),
  "broken escapes": fill("%", "https://a.example.com/?key="),
  keys: fill("-----BEGIN "),
  "a long key": fill("A", "-----BEGIN PRIVATE KEY-----\n"),
  blanks: fill(" "),
  "blanks before a label": fill(" ", "bot", "x"),
  "blanks of all kinds": fill("\t\u00a0\u2003\u200b"),
  "line breaks": fill("\n"),
  "Windows line breaks": fill("\r\n"),
  digits: fill("1"),
  "digits and letters": fill("1a"),
  base64: fill("QUJDREVGR0g+/=="),
  braces: fill("{"),
  brackets: fill("["),
  placeholders: fill("{{"),
  quotes: fill('"'),
  backslashes: fill("\\", '{"a":"'),
  JSON: `[${fill('{"token":"abc123"},').slice(0, -1)}]`.replace(/,[^,]*$/, "]"),
  labels: fill("bot:"),
  "labels by line": fill("bot \nhuman :"),
  "almost labels": fill("bot human "),
  minuses: fill("-"),
  formulas: fill("=+-@"),
  separators: fill(";\t,"),
  Bearer: fill("Bearer "),
  capitals: fill("aB"),
  "almost JWTs": fill("eyJaaaaaa."),
  "parts of JWTs": fill("eyJaaaaaa"),
  "many schemes": fill("a://b:"),
  "a long password": fill("a", "https://u:"),
  "names of credentials": fill("password: "),
  "a long name": fill("password"),
  "names without values": fill("api key:"),
  hooks: fill("hooks.slack.com/"),
  "webhooks by path": fill("/webhook/a"),
  "keys of AWS": fill("AKIAAAAAAAAAAAAAAAAA "),
  "keys of Twilio": fill("AC0123456789abcdef0123456789abcdef "),
  "keys with dashes": fill("sk-"),
  entities: fill("&#"),
  "entities without an end": fill("&amp"),
  "dressed labels": fill("- [00:01] **bot (Ava)\n"),
  "dashes and blanks": fill("- "),
  names: fill("Maria Maria\n", "bot:a\n"),
  accents: fill("\u0301\u0316", "e"),
  Thai: fill("ก\u0e31"),
  Korean: fill("한"),
  emoji: fill("👍"),
  "halves of characters": fill("\ud800a"),
  "U+0000": fill("\u0000"),
};

const row = (text: string) => ({ id: "call", createdAt: "2026-01-01T00:00:00Z", summary: text });

const readers: Record<string, (text: string) => unknown> = {
  cleanText,
  decodeEntities,
  redactShapes,
  isCredentialName,
  isClearCredentialName,
  looksSecret,
  credentialsIn,
  isTellingAddress,
  parseTranscript,
  cutWords,
  // As much as an address can hold.
  parseSearch: (text) => parseSearch(text.slice(0, 16_000)),
  asText,
  quoteUpstream: (text) => [quoteUpstream(text, []), quoteUpstream(JSON.stringify({ message: text }), ["x"])],
  "redactRow of a text": (text) => redactRow(row(text)),
  "redactRow of an address": (text) => redactRow({ ...row(text), url: text }),
  "redactRow of headers": (text) => redactRow({ ...row(text), headers: [{ key: text, value: text }] }),
  "readCall of all": (text) =>
    readCall(
      {
        ...row(text),
        createdAt: text,
        agentId: text,
        transcript: text,
        fromNumber: text,
        duration: text,
        executedCallActions: [{ actionType: text, actionParameters: { url: text } }],
        extractedData: { [text]: text },
        transcriptWithToolCalls: [{ role: text, content: text, startTime: text }],
      },
      "demo",
      ["pit-12345678"],
    ),
};

readers["readSummary"] = readSummary;
readers["readCall of Telzino"] = (text) =>
  readTelzinoCall(
    {
      id: "call",
      call_started_at: "2026-01-01T00:00:00Z",
      room_name: text,
      transcript_text: `[0.5s] agent: ${text}`,
      transcript_json: [],
      summary_text: `Action Items:\n${text}`,
      session_data: { caller_id: text },
      recording_url: text,
    },
    { connection: "demo", agent: { id: "a", deleted: false }, known: ["invented-secret"] },
  );

/** Milliseconds of the processor. A linear reader takes a tenth of it, a quadratic one several times as much. */
const most = 5_000;

const millisecondsOf = (work: () => unknown) => {
  const begun = process.cpuUsage();
  work();
  return process.cpuUsage(begun).user / 1_000;
};

it.each(Object.entries(readers))("%s takes no more than linear time", (_, read) => {
  const slow = Object.entries(texts).filter(([, text]) => millisecondsOf(() => read(text)) > most);
  expect(slow.map(([name]) => name)).toEqual([]);
});

describe("readCall", () => {
  const read = (fields: object) => readCall({ ...row("x"), ...fields }, "demo", ["pit-12345678"]);
  const many = (count: number, make: (at: number) => object) =>
    Array.from({ length: count }, (_, at) => make(at));
  const entry = (role: string, content: string) => ({ role, content, startTime: 1, endTime: 2 });

  it.each<[string, object]>([
    [
      "many credentials",
      Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`token${at}`, `aaaaaaaa${at}`])),
    ],
    [
      "turns that are almost one turn",
      {
        transcript: "human:a\n".repeat(20_000),
        transcriptWithToolCalls: [
          entry("user", fill("a", "", "b")),
          entry("bot", "x"),
          entry("user", fill("a", "", "c")),
        ],
      },
    ],
    [
      "many tools",
      { transcript: "bot:a\n", transcriptWithToolCalls: many(50_000, () => entry("tool", "x")) },
    ],
    [
      "many turns",
      {
        transcript: "bot:a\nhuman:b\n".repeat(20_000),
        transcriptWithToolCalls: many(50_000, () => entry("user", "c")),
      },
    ],
    ["a credential that almost stands in a text", { token: fill("a", "", "b") }],
    ["nested names of credentials", { note: `${'{"token":'.repeat(20_000)}1${"}".repeat(20_000)}` }],
  ])("takes no more than linear time for %s", (_, fields) => {
    expect(millisecondsOf(() => read({ summary: fill("a"), ...fields }))).toBeLessThan(most);
  });
});
