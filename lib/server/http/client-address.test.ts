import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";
import { processValues } from "@/lib/server/per-process";
import { clientAddress, notePeers } from "./client-address";

afterEach(() => void processValues.delete("config"));

const behind = (proxies: number) =>
  processValues.set("config", readConfig({ CALLBOARD_PROXIES: String(proxies) }));
const asked = (headers: Record<string, string>) => clientAddress(new Headers(headers));

describe("where a request comes from", () => {
  it("is its connection's address, whatever its client says", async () => {
    behind(0);
    notePeers();
    const seen: (string | undefined)[] = [];
    const server = createServer(({ headers }, response) => {
      seen.push(asked(headers as Record<string, string>));
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const lie = { "x-callboard-peer": "198.51.100.9", "x-forwarded-for": "198.51.100.9" };
    await fetch(`http://127.0.0.1:${port}/`, { headers: lie });
    server.close();
    expect(seen).toEqual(["127.0.0.1"]);
  });

  it.each([
    [1, "198.51.100.1, 203.0.113.7", "203.0.113.7"],
    [2, "198.51.100.1, 203.0.113.7, 10.0.0.1", "203.0.113.7"],
    [1, "::ffff:203.0.113.7", "203.0.113.7"],
    [1, "2001:db8::1", "2001:db8::1"],
    [2, "203.0.113.7", undefined],
    [1, "unknown", undefined],
  ])("is what the outermost of %i proxies noted: %s", (proxies, forwarded, address) => {
    behind(proxies);
    expect(asked({ "x-forwarded-for": forwarded, "x-callboard-peer": "10.0.0.2" })).toBe(address);
  });
});
