import { expect, it } from "vitest";
import { describeAction } from "./action";

it("names action types, known and unknown", () => {
  expect(["any", "none", "SMS", "AGENT_HANDOFF", "new-thing", "_", ""].map(describeAction)).toEqual([
    "Any action",
    "No action",
    "SMS",
    "Agent handoff",
    "New thing",
    "Unnamed action",
    "Unnamed action",
  ]);
});
