import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";
import { processValues } from "@/lib/server/per-process";
import { mostRequests, takeRequest } from "./rate-limit";

const from = (address: string) => new Headers({ "x-callboard-peer": address });
const start = Date.parse("2026-11-20T10:00:00Z");
const listenOn = (host: string) => processValues.set("config", readConfig({ HOST: host }));

beforeEach(() => void listenOn("0.0.0.0"));
afterEach(() => {
  processValues.delete("config");
  processValues.delete("requests by address");
});

const spend = (headers: Headers, now = start) => {
  for (let count = 0; count < mostRequests; count += 1) takeRequest(headers, now);
};

describe("an address", () => {
  it("is refused after its requests, and told how long to wait", () => {
    spend(from("192.0.2.1"));
    expect(() => takeRequest(from("192.0.2.1"), start)).toThrow(
      expect.objectContaining({ status: 429, retryAfter: 1 }) as Error,
    );
    expect(() => takeRequest(from("192.0.2.2"), start)).not.toThrow();
  });

  it("has one more request after a tenth of a second, and all of them after a minute", () => {
    const headers = from("192.0.2.1");
    spend(headers);
    takeRequest(headers, start + 100);
    expect(() => takeRequest(headers, start + 100)).toThrow("Too many");
    spend(headers, start + 60_100);
    expect(() => takeRequest(headers, start + 60_100)).toThrow("Too many");
  });

  it("of IPv6 stands for its network", () => {
    spend(from("2001:db8:1:2::1"));
    expect(() => takeRequest(from("2001:db8:1:2:3::9"), start)).toThrow("Too many");
    expect(() => takeRequest(from("2001:db8:1:3::1"), start)).not.toThrow();
  });

  it("that is not known is limited, too", () => {
    spend(new Headers());
    expect(() => takeRequest(new Headers(), start)).toThrow("Too many");
  });
});

it.each(["127.0.0.1", "localhost", "::1"])("a server on %s has one user, who is not limited", (host) => {
  listenOn(host);
  spend(from("127.0.0.1"));
  expect(() => takeRequest(from("127.0.0.1"), start)).not.toThrow();
});
