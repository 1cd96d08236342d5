import { describe, expect, it } from "vitest";
import { createMemory } from "./memory";
import { readCall } from "./transform";

const row = { id: "c1", createdAt: "2026-11-20T18:00:00Z", messageId: "m1" };
const turns = [{ role: "agent", content: "Hello.", words: [{ word: "Hello.", start: 0.5, end: 1 }] }];

function read(fields: object) {
  const found = readCall({ ...row, ...fields }, "main", []);
  if (!found) throw new Error("unreadable");
  return found;
}

describe("timed turns", () => {
  it("are unknown before a list showed the call, whatever its detail says", () => {
    const memory = createMemory();
    memory.remember(read({}), "detail");
    expect(memory.timedTurns("c1")).toBeUndefined();
    expect(memory.message("c1")).toEqual({ messageId: "m1" });
  });

  it("are none where the list has none, so that it is not asked again", () => {
    const memory = createMemory();
    memory.remember(read({}), "list");
    expect(memory.timedTurns("c1")).toEqual([]);
  });

  it("stay known when the detail does not have them", () => {
    const memory = createMemory();
    memory.remember(read({ transcriptWithToolCalls: turns }), "list");
    memory.remember(read({}), "detail");
    expect(memory.timedTurns("c1")).toHaveLength(1);
  });
});
