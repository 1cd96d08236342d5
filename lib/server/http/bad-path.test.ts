import fc from "fast-check";
import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { proxy } from "@/proxy";
import { hasBrokenEscape } from "./bad-path";

const ask = (path: string) =>
  proxy(new NextRequest(`http://127.0.0.1:3000${path}`, { headers: { host: "127.0.0.1:3000" } }));

describe("hasBrokenEscape", () => {
  it.each(["/api/%ff", "/calls/highlevel/100%", "/api/calls/x/%E0%A4", "/%zz", "/a%2"])(
    "is true of %s",
    (path) => {
      expect(hasBrokenEscape(path)).toBe(true);
    },
  );
  it("is false of any text that is escaped", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(hasBrokenEscape(`/calls/${encodeURIComponent(text)}`)).toBe(false);
      }),
    );
  });
});

describe("a path with a broken escape", () => {
  it.each(["/api/%ff", "/api/calls/x/%E0%A4"])("is a bad request in the API: %s", async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(400);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(await response.json()).toMatchObject({ error: { code: "bad_request", retryable: false } });
  });
  it("is a page that does not exist elsewhere", async () => {
    const response = await ask("/calls/highlevel/100%");
    expect(response.headers.get("x-middleware-rewrite")).toMatch(/:3000\/not-found$/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });
});
