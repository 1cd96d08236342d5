import { expect, it } from "vitest";
import { describeAgent } from "./agent";

it("names an agent by the end of its id where it has no name", () => {
  expect(describeAgent({ id: "507f1f77bcf86cd799439011", name: "Mia" })).toBe("Mia");
  expect(describeAgent({ id: "507f1f77bcf86cd799439011" })).toBe("Agent (…439011)");
  expect(describeAgent({ id: "abc", deleted: true })).toBe("Deleted agent (…abc)");
});
