import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";
import { processValues } from "@/lib/server/per-process";
import { deriveKey, secretKeys } from "./keys";

const folder = mkdtempSync(join(tmpdir(), "callboard-keys-"));
const file = join(folder, "data", "secret.key");

const start = (env: Record<string, string> = {}) => {
  processValues.delete("secret keys");
  processValues.set("config", readConfig({ CALLBOARD_DATA_DIR: join(folder, "data"), ...env }));
};
afterEach(() => {
  processValues.delete("secret keys");
  processValues.delete("config");
  rmSync(file, { force: true });
});

const [old, next] = ["an-old-secret-of-more-than-32-characters", "a-new-secret-of-more-than-32-characters"];

describe("the keys of an installation", () => {
  it("are made once, in a file that no one else may read", () => {
    start();
    const [first] = secretKeys();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8").trim()).toHaveLength(43);
    start();
    expect(secretKeys()).toEqual([first]);
  });

  it("are refused where others may read them", () => {
    start();
    secretKeys();
    chmodSync(file, 0o644);
    start();
    expect(() => secretKeys()).toThrow("others may read it");
  });

  it("come from the environment, the newest first", () => {
    start({ CALLBOARD_SECRET: old });
    const [before] = secretKeys();
    start({ CALLBOARD_SECRET: `${next}, ${old}` });
    const [first, second] = secretKeys();
    expect(second).toEqual(before);
    expect(first.id).not.toBe(before.id);
  });

  it("differ by purpose", () => {
    start({ CALLBOARD_SECRET: old });
    expect(deriveKey("one")).toHaveLength(32);
    expect(deriveKey("one")).not.toEqual(deriveKey("other"));
  });
});
