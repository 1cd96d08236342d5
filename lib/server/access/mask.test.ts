import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ListedCall } from "@/lib/calls/answers";
import type { Call, Turn } from "@/lib/calls/call";
import { callSets } from "@/lib/server/calls/testing/odd-calls";
import { mask, maskFacets } from "./mask";
import { masked } from "@/lib/calls/masked";
import { maskText, nothingPersonal } from "./mask-text";

const now = Date.parse("2026-11-20T20:32:10.500Z");

const call: Call = {
  id: "call-1",
  connection: "main",
  startedAt: "2026-11-20T10:00:00.000Z",
  duration: 61.5,
  agent: { id: "agent-a", name: "Ava", deleted: false },
  contact: { id: "contact-1", name: "Zoë O'Hara" },
  fromNumber: "+15550100123",
  kind: "live",
  actions: [
    {
      type: "SMS",
      name: "Text to Zoe",
      description: "Sends a message to +1 (555) 010-0123",
      parameters: { phone: 15550100123, body: "Hi Zoë, table for 4 at 7 pm", guests: 4 },
      executedAt: "2026-11-20T10:00:30.000Z",
    },
  ],
  summary: { text: "Zoe Ohara (ZOË O'HARA) wants a table for 4. Mail: zoe.o@example.com", format: "plain" },
  extracted: {
    first_name: "Zoë",
    "Partner's name": "Li Wén",
    guests: 4,
    note: "Call 555.010.0177",
    vip: true,
  },
  recording: "available",
  transferred: false,
  transcript: {
    turns: [
      { index: 1, speaker: "agent", label: "bot", text: "Thanks for calling. Your name?", start: 0 },
      {
        index: 2,
        speaker: "caller",
        label: "human",
        text: "Zoë. My wife is Li Wen, at ５５５ ０１０ ０１７７.",
      },
    ],
    timing: "exact",
    raw: "bot: is it zoe?",
  },
  translation: { language: "es", text: "Zoë quiere una mesa" },
  direction: { value: "inbound", source: "inferred" },
  sentiment: "Zoe sounds pleased",
  actionItems: [{ text: "Call Zoë at 555 010 0177", done: false }],
  raw: { fromNumber: "+15550100123" },
};

describe("at level masked", () => {
  it("a call says what happened, but not to whom", () => {
    expect(mask(call, "masked")).toEqual({
      ...call,
      contact: { name: masked },
      fromNumber: masked,
      actions: [
        {
          type: "SMS",
          name: `Text to ${masked}`,
          description: `Sends a message to +${masked}`,
          parameters: { phone: masked, body: `Hi ${masked}, table for 4 at 7 pm`, guests: 4 },
          executedAt: "2026-11-20T10:00:30.000Z",
        },
      ],
      summary: {
        text: `${masked} Ohara (${masked} O'${masked}) wants a table for 4. Mail: ${masked}`,
        format: "plain",
      },
      extracted: {
        first_name: masked,
        "Partner's name": masked,
        guests: 4,
        note: `Call ${masked}`,
        vip: true,
      },
      transcript: {
        turns: [
          { index: 1, speaker: "agent", label: "bot", text: "Thanks for calling. Your name?", start: 0 },
          {
            index: 2,
            speaker: "caller",
            label: "human",
            text: `${masked}. My wife is ${masked} ${masked}, at ${masked}.`,
          },
        ],
        timing: "exact",
        raw: `bot: is it ${masked}?`,
      },
      translation: { language: "es", text: `${masked} quiere una mesa` },
      sentiment: `${masked} sounds pleased`,
      actionItems: [{ text: `Call ${masked} at ${masked}`, done: false }],
      raw: null,
    });
  });

  it("a row keeps its fields, and has no hit of a search", () => {
    const { transcript: _transcript, translation: _translation, raw: _raw, ...row } = call;
    const listed: ListedCall = { ...row, hit: { where: "summary", text: "Zoe", marks: [] } };
    const { hit: _hit, ...fields } = listed;
    expect(Object.keys(mask(listed, "masked"))).toEqual(Object.keys(fields));
  });

  it("masking again changes nothing, for any call", () => {
    const [calls = []] = fc.sample(callSets(now, 200), { numRuns: 1, seed: 1 });
    for (const each of [call, ...calls]) {
      const once = mask(each, "masked");
      expect(mask(once, "masked")).toEqual(once);
      expect([once.id, once.startedAt, once.kind]).toEqual([each.id, each.startedAt, each.kind]);
    }
  });
});

describe("what is said in several ways", () => {
  const said = (turns: [Turn["speaker"], string][], change: Partial<Call> = {}) =>
    mask(
      {
        ...call,
        extracted: {},
        actions: [],
        ...change,
        transcript: {
          timing: "none",
          turns: turns.map(([speaker, text], at) => ({ index: at + 1, speaker, label: speaker, text })),
        },
      },
      "masked",
    ).transcript.turns.map(({ text }) => text);

  it("a number that is said over several turns", () =>
    expect(
      said([
        ["caller", "It's five five five"],
        ["agent", "Yes?"],
        ["caller", "oh one oh"],
        ["agent", "Go on."],
        ["caller", "0177, thanks"],
      ]),
    ).toEqual([`It's ${masked}`, "Yes?", masked, "Go on.", `${masked}, thanks`]));

  it.each(["ending in 0123", "ending in oh one two three", "terminado en cero uno dos tres"])(
    "a part of the caller's own number: %s",
    (text) => expect(said([["agent", text]])[0]).not.toMatch(/0123|three|tres/),
  );

  it("a name that is spelled", () =>
    expect(said([["caller", "That is Z, O, E. O-H-A-R-A."]], { contact: { name: "Zoe Ohara" } })).toEqual([
      `That is ${masked}.`,
    ]));

  it("numbers of cards, at each level, also if another one asks for them", () => {
    const turns: [Turn["speaker"], string][] = [
      ["agent", "And your social security number?"],
      ["caller", "123 45 6789"],
      ["agent", "And the card?"],
      ["caller", "4111 1111"],
      ["agent", "Mhm."],
      ["caller", "1111 1111."],
    ];
    const row: Call = {
      ...call,
      summary: { text: "Paid with 4111 1111 1111 1111.", format: "plain" },
      extracted: { ssn: "123-45-6789", card: 4111111111111111, account_number: 12345678, guests: 4 },
      translation: { text: "4111-1111-1111-1111" },
      actions: [{ type: "SMS", parameters: { body: "Card 4111111111111111", to: "+15550100123" } }],
      raw: { transcript: "card 4111 1111 1111 1111", at: 1764414204000 },
      transcript: {
        timing: "none",
        turns: turns.map(([speaker, text], at) => ({ index: at + 1, speaker, label: speaker, text })),
      },
    };
    expect(mask(row, "full")).toEqual({
      ...row,
      summary: { text: `Paid with ${masked}.`, format: "plain" },
      extracted: { ssn: masked, card: masked, account_number: masked, guests: 4 },
      translation: { text: masked },
      actions: [{ type: "SMS", parameters: { body: `Card ${masked}`, to: "+15550100123" } }],
      raw: { transcript: `card ${masked}`, at: 1764414204000 },
      transcript: {
        timing: "none",
        turns: row.transcript.turns.map((turn) =>
          /\d/.test(turn.text) ? { ...turn, text: turn.index === 6 ? `${masked}.` : masked } : turn,
        ),
      },
    });
    expect(JSON.stringify(mask(row, "masked"))).not.toMatch(/1111|6789|12345678/);
  });
});

describe("other levels", () => {
  it("full gives the same object", () => expect(mask(call, "full")).toBe(call));
  it("metrics may see no call", () => expect(() => mask(call, "metrics")).toThrow("metrics"));
  it("values of contacts are for full alone", () => {
    const field = { value: "guests", label: "guests", count: 1 };
    const named = { value: "+1 555 010 0123", label: "+1 555 010 0123", count: 1 };
    const contact = [{ value: "contact-1", label: "Zoë", count: 1 }];
    const facets = { contact, field: [field, named], total: 1 };
    expect(maskFacets(facets, [{ level: "full" }])).toBe(facets);
    for (const level of ["masked", "metrics"] as const) {
      expect(maskFacets(facets, [{ level: "full" }, { level }])).toEqual({
        contact: [],
        field: [field],
        total: 1,
      });
    }
  });
});

describe("a text", () => {
  it.each([
    "+1 555 010 0123",
    "(555) 010-0123",
    "555\u00A0010\u20110123",
    "\u202A+15550100123\u202C",
    "00 44 20 7946 0123",
    "5 5 5 0 1 0 0",
    "٥٥٥٠١٠٠",
    "ann+x@mail.example.com",
    "josé@example.es",
    "five five five oh one oh one",
    "five five five, oh one oh, oh one two three",
    "cinco cinco cinco cero uno cero uno dos tres",
    "double five five, oh one oh, uh, one 2 3",
    "eight hundred five five five oh one oh one",
    "cincuenta y cinco cincuenta cero uno doce",
    "ann at example dot com",
    "ann dot smith at mail dot example dot com",
    "a n n at example dot com",
    "ana arroba ejemplo punto com",
    "ana guion bajo lopez arroba ejemplo punto com punto mx",
    "ann at example.com",
    "ann @ example . com",
  ])("loses an address or a number: %j", (personal) => {
    expect(maskText(`At ${personal} today`, nothingPersonal).replaceAll(/[+(\u202A-\u202C]/g, "")).toBe(
      `At ${masked} today`,
    );
  });

  it.each([
    "Table for 4 at 7:30 pm, room 120",
    "@ noon",
    "a @ b",
    "Order 123456",
    "one or two of us at seven thirty",
    "Book online at example dot com",
    "at noon. Come at one",
  ])("keeps %j", (text) => expect(maskText(text, nothingPersonal)).toBe(text));

  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom("@", ".", " ", "-", "+", "(", ")", masked, "a@b.co", "Zoë", "東京", "\u00AD", "_", "'"),
      fc.string({ unit: "grapheme", maxLength: 4 }),
      fc.integer({ min: 0, max: 99_999_999 }).map(String),
    ),
    { maxLength: 12 },
  );

  it("is the same after being masked again, and holds no seven digits in a row", () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const once = maskText(parts.join(""), nothingPersonal);
        expect(maskText(once, nothingPersonal)).toBe(once);
        expect(once).not.toMatch(/\p{Nd}[\s\-().,/+]?(?:\p{Nd}[\s\-().,/+]?){6}/u);
        expect(once).not.toMatch(/[\p{L}\p{N}]@[\p{L}\p{N}]/u);
      }),
      { numRuns: 500 },
    );
  });

  // In quadratic time each of them would run into the time limit.
  it.each(["a", "1 ", "a@", "1", "a.", "@", "•1", "a@b ", "+", "1       "])(
    "of many %j is masked in linear time",
    (part) => {
      expect(
        maskText(part.repeat(100_000), { words: new Set(["zoe"]), numbers: ["15550100123"] }).length,
      ).toBeGreaterThan(0);
    },
  );
});
