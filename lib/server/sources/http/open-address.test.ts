import type { lookup as systemLookup } from "node:dns";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serve, type Served } from "@/lib/sandbox/serve";
import { ForbiddenAddress, openAddress } from "./open-address";
import { isPublicAddress } from "./public-address";

const never = new AbortController().signal;
const seen: { path: string; headers: string[] }[] = [];
let served: Served;

/** Redirects from `/to?…` to where its query says, and from `/hops/3` in so many steps to `/audio`. */
async function answer(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  seen.push({ path: pathname, headers: [...request.headers.keys()].sort() });
  const [, hops] = /^\/hops\/(\d+)$/.exec(pathname) ?? [];
  const next = Number(hops) > 1 ? `/hops/${Number(hops) - 1}` : "/audio";
  const location = pathname === "/to" ? decodeURIComponent(search.slice(1)) : hops && next;
  if (location) return new Response(null, { status: 302, headers: { location } });
  return new Response("RIFF", { headers: { "content-type": "audio/wav" } });
}

beforeAll(async () => void (served = await serve(answer)));
afterAll(() => served.close());
beforeEach(() => void (seen.length = 0));

/** A name server that gives these addresses for every name. */
const lookupOf = (...addresses: string[]) =>
  // Safe, because the opened connection looks up all addresses with a callback, which this form is for.
  ((_name: string, _options: object, give: (error: null, found: object[]) => void) =>
    give(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    )) as unknown as typeof systemLookup;

const open = (
  address: string,
  { loopback = true, lookup }: { loopback?: boolean; lookup?: typeof systemLookup } = {},
) => openAddress(address, { loopback, range: "bytes=0-3", signal: never, ...(lookup && { lookup }) });

describe("an address that an upstream names", () => {
  it("is opened on this machine if the upstream is there, with Range and nothing of ours", async () => {
    expect(await (await open(`${served.url}/audio`)).text()).toBe("RIFF");
    expect(seen).toEqual([
      { path: "/audio", headers: ["accept", "accept-encoding", "connection", "host", "range"] },
    ]);
  });

  const port = () => new URL(served.url).port;

  it.each<(at: string) => string>([
    (at) => `http://127.0.0.1:${at}/audio`,
    (at) => `https://127.0.0.1:${at}/audio`,
    (at) => `https://127.1:${at}/audio`,
    (at) => `https://2130706433:${at}/audio`,
    (at) => `https://0x7f000001:${at}/audio`,
    (at) => `https://localhost:${at}/audio`,
    (at) => `https://0.0.0.0:${at}/audio`,
    (at) => `https://[::1]:${at}/audio`,
    (at) => `https://[::ffff:127.0.0.1]:${at}/audio`,
    (at) => `https://[::]:${at}/audio`,
    (at) => `https://[64:ff9b::7f00:1]:${at}/audio`,
    () => "https://10.0.0.1/audio",
    () => "https://172.16.0.1/audio",
    () => "https://192.168.1.1/audio",
    () => "https://169.254.169.254/latest/meta-data",
    () => "https://100.64.0.1/audio",
    () => "https://[fd00::1]/audio",
    () => "https://[fe80::1]/audio",
    () => "http://audio.example/a.wav",
    () => "https://user:secret@audio.example/a.wav",
    () => "ftp://audio.example/a.wav",
    () => "file:///etc/passwd",
    () => "data:audio/wav;base64,UklGRg==",
    () => "//audio.example/a.wav",
    () => "audio.wav",
    () => "",
  ])("is not opened if it leads elsewhere than to the internet: %s", async (address) => {
    const asked = open(address(port()), { loopback: false });
    await expect(asked).rejects.toBeInstanceOf(ForbiddenAddress);
    expect(seen).toEqual([]);
  });

  it.each([
    ["10.0.0.5"],
    ["127.0.0.1"],
    ["::1"],
    ["fd00::1"],
    ["8.8.8.8", "10.0.0.5"],
    ["2606:4700::1", "::ffff:10.0.0.1"],
    [],
  ])("is not opened if its name is that of %s %s", async (...addresses) => {
    const url = `https://audio.example:${port()}/audio`;
    const asked = open(url, { loopback: false, lookup: lookupOf(...addresses) });
    await expect(asked).rejects.toBeInstanceOf(ForbiddenAddress);
    expect(seen).toEqual([]);
  });

  it("is asked at the address that was checked, so that a name cannot change meanwhile", async () => {
    const url = `http://audio.example:${port()}/audio`;
    expect(await (await open(url, { lookup: lookupOf("127.0.0.1") })).text()).toBe("RIFF");
  });

  it("of a private network is not opened by an upstream on this machine either", async () => {
    for (const url of ["http://10.0.0.1/a", "https://192.168.1.1/a", "http://8.8.8.8/a"]) {
      await expect(open(url)).rejects.toBeInstanceOf(ForbiddenAddress);
    }
    const named = open("http://audio.example/a", { lookup: lookupOf("8.8.8.8") });
    await expect(named).rejects.toBeInstanceOf(ForbiddenAddress);
  });
});

describe("redirects", () => {
  it("are followed three times", async () => {
    expect(await (await open(`${served.url}/hops/3`)).text()).toBe("RIFF");
    await expect(open(`${served.url}/hops/4`)).rejects.toBeInstanceOf(ForbiddenAddress);
  });

  it.each([
    "http://10.0.0.1/a",
    "https://[::ffff:10.0.0.1]/a",
    "http://audio.example/a",
    "file:///etc/passwd",
    "http://",
  ])("to %s are not followed", async (location) => {
    const asked = open(`${served.url}/to?${encodeURIComponent(location)}`, {
      lookup: lookupOf("169.254.169.254"),
    });
    await expect(asked).rejects.toBeInstanceOf(ForbiddenAddress);
    expect(seen.map(({ path }) => path)).toEqual(["/to"]);
  });
});

describe("isPublicAddress", () => {
  it.each(["8.8.8.8", "52.95.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1", "2a01:4f8::1"])(
    "%s is",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
  it.each([
    "224.0.0.1",
    "255.255.255.255",
    "198.18.0.1",
    "2001:db8::1",
    "2002:a00:1::",
    "ff02::1",
    "x",
    "",
    "fe80::1%a",
  ])("%s is not", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
