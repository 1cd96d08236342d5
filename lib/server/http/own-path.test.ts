import fc from "fast-check";
import { expect, it } from "vitest";
import { ownPath } from "./own-path";

it.each(["/", "/calls?range=7d&q=a%26b", "/calls/main/id-1?turn=3", "/settings/people"])("keeps %s", (path) =>
  expect(ownPath(path)).toBe(path),
);

it.each([
  null,
  "",
  "calls",
  "https://evil.example.com/",
  "//evil.example.com",
  "/\\evil.example.com",
  "/\t/evil.example.com",
  "/%2e%2e//evil.example.com",
  "/.//evil.example.com",
  "javascript:alert(1)",
  "/api/sign-out",
  "/sign-in?next=/sign-in",
])("leads to the overview for %j", (path) => expect(ownPath(path)).toBe("/"));

it("never leads to another site", () => {
  const part = fc.constantFrom(
    "/",
    "\\",
    "//",
    ".",
    "..",
    "@",
    ":",
    "?",
    "#",
    "evil.example.com",
    "\t",
    "\n",
    "%2f",
    "http:",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const to = new URL(ownPath(parts.join("")), "http://127.0.0.1:3000");
      expect(to.origin).toBe("http://127.0.0.1:3000");
    }),
  );
});
