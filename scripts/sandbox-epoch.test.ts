import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sandboxEpoch } from "./sandbox-epoch.mjs";

let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "callboard-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const day = 86_400_000;
const at = (now: number, settings: Record<string, string> = {}) =>
  sandboxEpoch({ CALLBOARD_DATA_DIR: folder, ...settings }, now);

it("stays what it was at the first start", () => {
  const first = at(1_000 * day);
  expect(first).toEqual({
    SANDBOX_EPOCH: "1972-09-27T00:00:00.000Z",
    SANDBOX_LOCATION_ID: "sandbox-13owbuo0",
    SANDBOX_CLIENT_ID: "sandbox-13owbuo0",
  });
  expect(at(1_001 * day)).toEqual(first);
});

it("is another one with other calls", () => {
  const first = at(1_000 * day);
  const other = at(1_001 * day, { SANDBOX_SEED: "7" });
  expect(other.SANDBOX_EPOCH).toBe("1972-09-28T00:00:00.000Z");
  expect(other.SANDBOX_LOCATION_ID).not.toBe(first.SANDBOX_LOCATION_ID);
});

it("stays what it was although a later version knows more settings", () => {
  const first = at(1_000 * day);
  const file = join(folder, "sandbox.json");
  const { settings, epoch } = JSON.parse(readFileSync(file, "utf8")) as {
    settings: Record<string, string>;
    epoch: string;
  };
  delete settings["SANDBOX_LEADWAY_CALLS"];
  writeFileSync(file, JSON.stringify({ settings, epoch }));
  expect(at(1_001 * day)).toEqual(first);
});
