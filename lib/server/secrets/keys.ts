import "server-only";
import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { config } from "@/lib/server/config";
import { ConfigError } from "@/lib/server/config-error";
import { perProcess } from "@/lib/server/per-process";

/** A key of the installation, from which those for each purpose are derived. */
export interface SecretKey {
  /** Tells which key encrypted something, and nothing about the key. */
  id: string;
  bytes: Buffer;
}

const fileName = "secret.key";

const toKey = (text: string): SecretKey => {
  const bytes = createHash("sha256").update(`callboard ${text}`).digest();
  return { id: createHash("sha256").update("id").update(bytes).digest("hex").slice(0, 8), bytes };
};

/** Puts a file at a path that no other process has taken meanwhile. Its text is whole as soon as it is there. */
function createOnce(path: string, text: string): void {
  const temporary = `${path}.${randomBytes(6).toString("hex")}`;
  writeFileSync(temporary, text, { mode: 0o600 });
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function readKeyFile(folder: string): string {
  const path = join(folder, fileName);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    createOnce(path, `${randomBytes(32).toString("base64url")}\n`);
    if ((statSync(path).mode & 0o077) !== 0) {
      throw new ConfigError(`${fileName}: others may read it. Run: chmod 600 on it, in the data folder.`);
    }
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(
      `${fileName}: it can be neither read nor made in the data folder. Set CALLBOARD_SECRET, or let this user write there.`,
    );
  }
}

/**
 * The keys of this installation: the first one encrypts, all of them decrypt. Those of `CALLBOARD_SECRET`, else the one
 * in the data folder, which is made when it is first asked for.
 * @throws ConfigError
 */
export function secretKeys(): readonly [SecretKey, ...SecretKey[]] {
  return perProcess("secret keys", () => {
    const { secrets, dataFolder } = config();
    const [first = readKeyFile(dataFolder), ...older] = secrets;
    return [toKey(first), ...older.map(toKey)];
  });
}

/** 32 bytes for one purpose. */
export const deriveKey = (purpose: string, key: SecretKey = secretKeys()[0]): Buffer =>
  Buffer.from(hkdfSync("sha256", key.bytes, "", `callboard ${purpose}`, 32));
