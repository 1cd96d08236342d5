import fc from "fast-check";
import { expect, it } from "vitest";
import { requireGoodPassword } from "./password";

const check = (password: string) => () =>
  requireGoodPassword(password, ["ada@example.com", "Ada Example-Smith"]);

it.each(["correct horse battery", "zwölf Zeichen!", "日本語の長いパスワードです。", "a1b2c3d4e5f6g7h8"])(
  "takes %j",
  (password) => expect(check(password)).not.toThrow(),
);

it.each([
  ["eleven char", "at least 12"],
  ["x".repeat(201), "at most 200"],
  ["ada@example.com", "must differ"],
  ["ADA@example.COM", "must differ"],
  ["ada example-smith", "must differ"],
  ["qwertyuiop123", "easy to guess"],
  ["PASSWORD1234", "easy to guess"],
  ["111111111111", "easy to guess"],
  ["abcdefabcdef", "easy to guess"],
])("refuses %j", (password, reason) => expect(check(password)).toThrow(reason));

it("takes or refuses any text, and says why", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (password) => {
      try {
        requireGoodPassword(password, []);
        expect(password.length).toBeGreaterThanOrEqual(12);
      } catch (error) {
        expect(error).toMatchObject({ code: "bad_request" });
      }
    }),
  );
});
