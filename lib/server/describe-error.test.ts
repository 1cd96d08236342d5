import { DatabaseError } from "pg";
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

it("says what the database calls an error, and quotes nothing of it", () => {
  const error = new DatabaseError("a secret", 8, "error");
  Object.assign(error, { severity: "ERROR", code: "22P02", routine: "float8in", detail: "a secret" });
  const described = describeError(error);
  expect(described).toMatchObject({ sqlstate: "22P02", routine: "float8in" });
  expect(JSON.stringify(described)).not.toContain("secret");
});

it("takes no code of the system for one of the database", () => {
  expect(describeError(Object.assign(new Error("x"), { code: "EPIPE" }))).not.toHaveProperty("sqlstate");
});
