import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTranscript } from "./transcript";

const spoken = (text: string) =>
  parseTranscript(text).turns.map(({ speaker, text }) => `${speaker}: ${text}`);
const four = [
  "agent: Thanks for calling.",
  "caller: My order is late.",
  "agent: Let me check.",
  "caller: Thank you.",
];

describe("words for the speakers", () => {
  it.each([
    ["bot", "user"],
    ["bot", "caller"],
    ["bot", "customer"],
    ["agent", "human"],
    ["assistant", "human"],
    ["AI", "human"],
    ["Agent", "Customer"],
    ["BOT", "Caller"],
    ["Agente", "Cliente"],
    ["Asistente", "Usuario"],
    ["bot", "usuario"],
  ])("tells %s and %s apart", (agent, caller) => {
    const text = `${agent}:Thanks for calling.\n${caller}:My order is late.\n${agent}:Let me check.\n${caller}:Thank you.`;
    expect(spoken(text)).toEqual(four);
  });

  it.each([
    "bot:Thanks for calling.\ncaller:My order is late.\nassistant:Let me check.\nhuman:Thank you.",
    "Assistant: Thanks for calling.\nCustomer: My order is late.\nAgent: Let me check.\nUser: Thank you.",
  ])("takes several of them in one transcript, written alike: %j", (text) =>
    expect(spoken(text)).toEqual(four),
  );
});

describe("forms of labels", () => {
  it.each<[string, (label: string, text: string) => string]>([
    ["blanks before", (label, text) => `  ${label}: ${text}\n`],
    ["tabs and no-break blanks", (label, text) => `\t\u00a0${label}\u00a0:\t${text}\n`],
    ["blanks before the colon", (label, text) => `${label} :${text}\n`],
    ["full-width colons", (label, text) => `${label}：${text}\n`],
    ["capitals", (label, text) => `${label.toUpperCase()} : ${text}\n`],
    ["minutes in brackets", (label, text) => `[00:01] ${label}: ${text}\n`],
    ["hours in brackets", (label, text) => `[00:01:02.5] ${label}: ${text}\n`],
    ["times in parentheses", (label, text) => `(0:01) ${label}: ${text}\n`],
    ["bare times", (label, text) => `00:00:01 - ${label}: ${text}\n`],
    ["times of the day", (label, text) => `[10:31 AM] ${label}: ${text}\n`],
    ["dates", (label, text) => `[2026-11-20T10:31:02Z] ${label}: ${text}\n`],
    ["seconds", (label, text) => `[12.50s] ${label}: ${text}\n`],
    ["bold", (label, text) => `**${label}:** ${text}\n`],
    ["bold words", (label, text) => `**${label}**: ${text}\n`],
    ["underlines", (label, text) => `__${label}__: ${text}\n`],
    ["dashes", (label, text) => `- ${label}: ${text}\n`],
    ["bullets", (label, text) => `• ${label}: ${text}\n`],
    ["numbers", (label, text) => `1. ${label}: ${text}\n`],
    ["names", (label, text) => `${label} (Ava): ${text}\n`],
    ["bold names and times", (label, text) => `- [00:01] **${label} (Ava):** ${text}\n`],
    ["Windows line breaks", (label, text) => `${label}: ${text}\r\n`],
    ["carriage returns", (label, text) => `${label}: ${text}\r`],
    ["empty lines", (label, text) => `${label}: ${text}\n\n\n`],
  ])("reads %s", (_, write) => {
    const text = ["bot", "human", "bot", "human"].map((label, at) =>
      write(label, four[at]?.replace(/^\w+: /, "") ?? ""),
    );
    expect(spoken(text.join(""))).toEqual(four);
  });

  it("keeps the name behind a label, and what marks stand in what was said", () => {
    expect(parseTranscript("Assistant (Ava):**Hello** you\nCaller (Jo):Hi").turns).toMatchObject([
      { label: "Assistant (Ava)", text: "**Hello** you" },
      { label: "Caller (Jo)", text: "Hi" },
    ]);
  });
});

describe("what is no label", () => {
  it.each([
    [
      "within a line",
      "bot:He said bot: hello\nhuman:human: no, user: yes",
      ["agent: He said bot: hello", "caller: human: no, user: yes"],
    ],
    ["a longer word", "bot:Hi\nuserName: jo\nhuman:Hi", ["agent: Hi\nuserName: jo", "caller: Hi"]],
    [
      "a heading",
      "bot:Times:\nMonday: 9 to 5\nhuman:Fine",
      ["agent: Times:\nMonday: 9 to 5", "caller: Fine"],
    ],
    [
      "a line without a label",
      "bot:Hi\nthere\nhuman:Yes\nplease",
      ["agent: Hi\nthere", "caller: Yes\nplease"],
    ],
  ])("stays in its turn: %s", (_, text, turns) => expect(spoken(text)).toEqual(turns));
});

describe("what cannot be told apart", () => {
  it.each([
    "bot:Thanks.\nMaria:My order is late.\nbot:Let me check.",
    "bot:Thanks.\n[00:02] Maria Lopez: My order is late.\nbot:Let me check.",
    "bot:Thanks.\nhuman:Hello.\nsupervisor:Let me take over.",
    "Agent: Hi\nSpeaker 2: Hello",
    "Speaker 1: Hi\nSpeaker 2: Hello",
    "bot:I have:\nCustomer: Jo Doe\nhuman:That is right.",
    "bot:I have:\nCustomer: Jo Doe\nuser:That is right.",
    "human:My form says:\nAgent: none\nbot:I see.",
    "Maria: Hi\nAgent: Hello",
  ])("is shown as it came: %j", (text) => {
    expect(parseTranscript(text)).toEqual({ turns: [], timing: "none", raw: text });
  });
});

it("never takes the words of one speaker for those of another", () => {
  const speech = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,4}[.?]$/);
  const agents = fc.constantFrom("bot", "Bot", "agent", "Assistant", "AI Agent", "Agente");
  const callers = fc.constantFrom("human", "HUMAN", "user", "Caller", "customer", "Cliente");
  const turn = fc.record({
    isAgent: fc.boolean(),
    agent: agents,
    caller: callers,
    text: speech,
    next: fc.option(speech),
  });
  const dress = fc.record({
    before: fc.constantFrom("", " ", "- ", "[00:12] ", "(1:02:03) ", "[4.5s] "),
    bold: fc.constantFrom("", "**", "__"),
    name: fc.constantFrom("", " (Ava)"),
    colon: fc.constantFrom(":", " :", "：", ": "),
    end: fc.constantFrom("\n", "\r\n", "\r", "\n\n"),
  });
  const dressed = fc.oneof(
    // All lines alike, or each in its own form.
    fc
      .tuple(dress, fc.array(turn, { minLength: 1, maxLength: 8 }))
      .map(([one, turns]) => turns.map((each) => ({ ...each, ...one }))),
    fc.array(
      fc.tuple(turn, dress).map(([one, each]) => ({ ...one, ...each })),
      { minLength: 1, maxLength: 8 },
    ),
  );
  let cut = 0;
  fc.assert(
    fc.property(dressed, (turns) => {
      const text = turns
        .map(({ isAgent, agent, caller, text, next, before, bold, name, colon, end }) => {
          const said = next === null ? text : `${text}${end}${next}`;
          return `${before}${bold}${isAgent ? agent : caller}${name}${bold}${colon}${said}${end}`;
        })
        .join("");
      if (parseTranscript(text).raw !== undefined) {
        expect(parseTranscript(text)).toEqual({ turns: [], timing: "none", raw: text.trim() });
        return;
      }
      cut += 1;
      // Lines of one speaker under labels of several forms may be one turn.
      const runs = (all: { speaker: string; text: string }[]) =>
        all.reduce<{ speaker: string; text: string }[]>((so, { speaker, text }) => {
          const last = so.at(-1);
          if (last?.speaker !== speaker) return [...so, { speaker, text }];
          return [...so.slice(0, -1), { speaker, text: `${last.text} ${text}` }];
        }, []);
      const expected = runs(
        turns.map(({ isAgent, text, next }) => ({
          speaker: isAgent ? "agent" : "caller",
          text: `${text} ${next ?? ""}`,
        })),
      );
      const words = (text: string) => text.match(/[a-z]+[ .?]/g);
      const found = runs(parseTranscript(text).turns);
      expect(found.map(({ speaker }) => speaker)).toEqual(expected.map(({ speaker }) => speaker));
      found.forEach(({ text }, at) =>
        expect(words(`${text} `)).toEqual(expect.arrayContaining(words(expected[at]?.text ?? "") ?? [])),
      );
    }),
    { numRuns: 1_000 },
  );
  expect(cut).toBeGreaterThan(300);
});
