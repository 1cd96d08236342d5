import { expect, it } from "vitest";
import { describeError } from "./describe-error";

it("says where an error was thrown, and no line of its message", () => {
  const { type, stack = [] } = describeError(new TypeError("first words\nsecond words\n  third words"));
  expect(type).toBe("TypeError");
  expect(stack.join()).toContain("describe-error.test.ts");
  expect(stack.join()).not.toContain("words");
});

it("says only the type of what is no error", () => {
  expect(describeError("a secret")).toEqual({ type: "string" });
});
