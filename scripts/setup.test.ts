import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { wantsSandbox } from "./environment.mjs";
import { fitsLock } from "./install.mjs";
import { addressOf } from "./next-server.mjs";
import { nodeVersionMistake } from "./node-version.mjs";
import { freePort, readPort, requireFreePort } from "./ports.mjs";
import { hashSources } from "./sources.mjs";

describe("nodeVersionMistake", () => {
  it.each(["20.19.0", "20.20.2", "22.0.0", "26.1.0"])("takes %s", (version) => {
    expect(nodeVersionMistake(version)).toBeUndefined();
  });
  it.each(["18.20.4", "20.18.3"])("refuses %s", (version) => {
    expect(nodeVersionMistake(version)).toContain(`needs Node.js 20.19 or newer, and this is ${version}`);
  });
});

describe("fitsLock", () => {
  const lock = {
    packages: {
      "": { version: "0.1.0" },
      "node_modules/a": { version: "1.0.0" },
      "node_modules/b": { version: "2.0.0", dev: true },
      "node_modules/c-darwin": { version: "3.0.0", optional: true },
    },
  };
  const a = { "node_modules/a": { version: "1.0.0" } };
  const b = { "node_modules/b": { version: "2.0.0" } };

  it("does without optional packages", () => {
    expect(fitsLock(lock, { packages: { ...a, ...b } })).toBe(true);
  });
  it.each([
    ["a missing package", a],
    ["another version", { ...b, "node_modules/a": { version: "1.0.1" } }],
    ["a package too many", { ...a, ...b, "node_modules/d": { version: "1.0.0" } }],
    ["nothing", {}],
  ])("sees %s", (_, packages) => {
    expect(fitsLock(lock, { packages })).toBe(false);
  });
});

describe("wantsSandbox", () => {
  it("stands in for no account at all", () => {
    expect(wantsSandbox({})).toBe(true);
    expect(wantsSandbox({ HIGHLEVEL_TOKEN: "", HIGHLEVEL_LOCATION_ID: " " })).toBe(true);
    expect(wantsSandbox({ HIGHLEVEL_TOKEN: "a", HIGHLEVEL_LOCATION_ID: "b" })).toBe(false);
    expect(wantsSandbox({ TELZINO_CLIENT_ID: "a", TELZINO_CLIENT_SECRET: "b" })).toBe(false);
    expect(wantsSandbox({ CALLBOARD_CONFIG: "connections.json" })).toBe(false);
  });
  it("names the half that is missing", () => {
    expect(() => wantsSandbox({ HIGHLEVEL_TOKEN: "a" })).toThrow(/^HIGHLEVEL_LOCATION_ID is missing/);
    expect(() => wantsSandbox({ HIGHLEVEL_LOCATION_ID: "a" })).toThrow(/^HIGHLEVEL_TOKEN is missing/);
    const whole = { HIGHLEVEL_TOKEN: "a", HIGHLEVEL_LOCATION_ID: "b" };
    expect(() => wantsSandbox({ ...whole, TELZINO_CLIENT_ID: "a" })).toThrow(
      /^TELZINO_CLIENT_SECRET is missing/,
    );
  });
});

describe("ports", () => {
  it("reads PORT", () => {
    expect(readPort(undefined)).toBe(3000);
    expect(readPort("")).toBe(3000);
    expect(readPort("8080")).toBe(8080);
    for (const text of ["0", "65536", "80a", "-1", "1.5"])
      expect(() => readPort(text)).toThrow(/^PORT: expected/);
  });
  it("tells a taken port from a free one", async () => {
    const port = await freePort();
    await requireFreePort(port, "127.0.0.1");
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    await expect(requireFreePort(port, "127.0.0.1")).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
    await new Promise((resolve) => server.close(resolve));
  });
  it("tells an address that is not of this machine", async () => {
    await expect(requireFreePort(await freePort(), "192.0.2.1")).rejects.toThrow(/^HOST=192\.0\.2\.1/);
  });
});

describe("addressOf", () => {
  it.each([
    ["127.0.0.1", "http://127.0.0.1:3000"],
    ["0.0.0.0", "http://127.0.0.1:3000"],
    ["::", "http://[::1]:3000"],
    ["localhost", "http://localhost:3000"],
  ])("%s is %s", (host, address) => {
    expect(addressOf(host, 3000)).toBe(address);
  });
});

describe("hashSources", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "callboard-sources-"));
    await mkdir(join(folder, "app", "calls"), { recursive: true });
    await writeFile(join(folder, "app", "calls", "page.tsx"), "a");
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("changes with contents, names and configuration", async () => {
    const hashes = [await hashSources(folder)];
    await writeFile(join(folder, "app", "calls", "page.tsx"), "b");
    hashes.push(await hashSources(folder));
    await writeFile(join(folder, "app", "layout.tsx"), "");
    hashes.push(await hashSources(folder));
    await writeFile(join(folder, "next.config.mjs"), "");
    hashes.push(await hashSources(folder));
    expect(new Set(hashes).size).toBe(4);
  });
  it("stays with tests and other files", async () => {
    const before = await hashSources(folder);
    await writeFile(join(folder, "app", "calls", "page.test.tsx"), "");
    await writeFile(join(folder, "README.md"), "");
    expect(await hashSources(folder)).toBe(before);
  });
});
