import { afterEach, describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";
import { processValues } from "@/lib/server/per-process";
import { contentSecurityPolicy, isAllowedHost, securityHeaders } from "./security";

afterEach(() => void processValues.delete("config"));
const listen = (env: Record<string, string>) => void processValues.set("config", readConfig(env));

describe("isAllowedHost", () => {
  const own = [
    "localhost",
    "localhost:3000",
    "LocalHost:3000",
    "127.0.0.1",
    "127.0.0.1:80",
    "[::1]",
    "[::1]:3000",
    "calls.localhost",
  ];
  const foreign = [
    null,
    "",
    ":3000",
    "evil.com",
    "evil.com:3000",
    "127.0.0.1.evil.com",
    "localhost.evil.com",
    "evillocalhost",
    "127.0.0.1@evil.com",
    "192.168.1.5",
    "0.0.0.0",
    "[::ffff:7f00:1]",
  ];

  it.each(["127.0.0.1", "localhost", "LOCALHOST", "::1", "127.0.0.2"])(
    "lets only loopback names in while it listens on %s",
    (host) => {
      listen({ HOST: host });
      expect(own.filter((name) => !isAllowedHost(name))).toEqual([]);
      expect(foreign.filter(isAllowedHost)).toEqual([]);
    },
  );

  it("lets those in that its owner names, in any case and on any port", () => {
    listen({ CALLBOARD_ALLOWED_HOSTS: "Calls.Example.com, other.test" });
    expect(["calls.example.com", "CALLS.example.com:8443", "other.test"].every(isAllowedHost)).toBe(true);
    expect(["example.com", "x.calls.example.com", "calls.example.com.evil.com"].some(isAllowedHost)).toBe(
      false,
    );
  });

  it.each(["0.0.0.0", "192.168.1.5", "calls.example.com"])("lets anybody in who reaches %s", (host) => {
    listen({ HOST: host });
    expect(isAllowedHost("whatever.test")).toBe(true);
  });

  it("lets only those in that its owner names, also where it listens elsewhere", () => {
    listen({ HOST: "0.0.0.0", CALLBOARD_ALLOWED_HOSTS: "calls.example.com" });
    expect(["calls.example.com", "localhost:3000"].every(isAllowedHost)).toBe(true);
    expect(["whatever.test", "192.168.1.5"].some(isAllowedHost)).toBe(false);
  });
});

describe("contentSecurityPolicy", () => {
  const directives = (development: boolean) =>
    Object.fromEntries(
      contentSecurityPolicy("bm9uY2U=", development)
        .split("; ")
        .map((each) => [each.split(" ")[0], each.split(" ").slice(1)]),
    );

  it("runs scripts by nonce only, in production", () => {
    const policy = directives(false);
    expect(policy["script-src"]).toEqual(["'self'", "'nonce-bm9uY2U='", "'strict-dynamic'"]);
    expect(policy["style-src"]).toEqual(["'self'", "'nonce-bm9uY2U='"]);
    expect(JSON.stringify(policy)).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
    expect(policy).toMatchObject({
      "default-src": ["'self'"],
      "object-src": ["'none'"],
      "base-uri": ["'none'"],
      "frame-ancestors": ["'none'"],
      "connect-src": ["'self'"],
    });
  });

  it("lets React's development build evaluate", () => {
    expect(directives(true)["script-src"]).toContain("'unsafe-eval'");
  });
});

it("sends no address of a page to other sites, and is in no frame", () => {
  expect(securityHeaders).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
  });
});
