import { describe, expect, it } from "vitest";
import type { Turn } from "../call";
import { chunkSize, countSpoken, cutIntoChunks, entryOfTurn } from "./chunks";
import { describeEntry } from "./describe-entry";
import { describeLanguage, pairTranslation } from "./translation";
import { beginningsOf, entryAt } from "./turn-at";

const turn = (index: number, speaker: Turn["speaker"], start?: number, label = speaker as string): Turn => ({
  index,
  speaker,
  label,
  text: `${speaker} ${index}`,
  ...(start !== undefined && { start }),
});

const talk = [
  turn(0, "system"),
  turn(1, "agent", 0.2),
  turn(2, "caller", 4),
  turn(2, "tool", 5, "end_call"),
  turn(3, "agent", 9),
];

describe("chunks", () => {
  it("hold every entry once, in order", () => {
    const turns = Array.from({ length: chunkSize * 2 + 1 }, (_, at) => turn(at + 1, "agent"));
    const chunks = cutIntoChunks(turns);
    expect(chunks.map((chunk) => chunk.offset)).toEqual([0, chunkSize, chunkSize * 2]);
    expect(chunks.flatMap((chunk) => chunk.turns)).toEqual(turns);
    expect(cutIntoChunks([])).toEqual([]);
  });

  it("count and find spoken turns only", () => {
    expect(countSpoken(talk)).toBe(3);
    expect([1, 2, 3, 4].map((index) => entryOfTurn(talk, index))).toEqual([1, 2, 4, undefined]);
  });
});

describe("entryAt", () => {
  it("gives the last turn that has begun", () => {
    const beginnings = beginningsOf(talk);
    expect([0, 0.2, 4.5, 5.5, 100].map((time) => entryAt(beginnings, time))).toEqual([undefined, 1, 2, 2, 4]);
    expect(entryAt([], 3)).toBeUndefined();
  });
});

describe("pairTranslation", () => {
  it("pairs turn by turn, over line breaks", () => {
    const pairs = pairTranslation({ turns: talk }, "bot:Good day\n\n11:00 AM\nhuman: Yes \nBOT : Bye");
    expect([...(pairs ?? [])]).toEqual([
      [1, "Good day\n\n11:00 AM"],
      [2, "Yes"],
      [3, "Bye"],
    ]);
  });

  it("does not pair what differs in number or speakers", () => {
    expect(pairTranslation({ turns: talk }, "bot: one\nhuman: two")).toBeUndefined();
    expect(pairTranslation({ turns: talk }, "bot: one\nbot: two\nbot: three")).toBeUndefined();
    expect(pairTranslation({ turns: [] }, "Just a text")).toBeUndefined();
  });
});

describe("words", () => {
  it("name languages, and leave what is none", () => {
    expect(describeLanguage("es")).toBe("Spanish (es)");
    expect(describeLanguage("not a tag")).toBe("not a tag");
  });

  it("name tools as actions", () => {
    const names = talk.map(describeEntry);
    expect(names).toEqual(["System", "Agent", "Caller", "End call", "Agent"]);
    expect(describeEntry(turn(1, "tool", 1, "call_transfer"))).toBe("Call transfer");
  });
});
