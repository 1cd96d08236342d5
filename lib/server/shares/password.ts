import "server-only";
import { createHmac, randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from "node:crypto";
import { promisify } from "node:util";
import { deriveKey } from "@/lib/server/secrets/keys";

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** 16 MB and some tens of milliseconds for each password. */
const cost = { N: 2 ** 14, r: 8, p: 1 };
const size = 32;

const toHash = (password: string, salt: Buffer) => derive(password.normalize("NFKC"), salt, size, cost);

/** What is kept of a password. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await toHash(password, salt);
  return `scrypt:${salt.toString("base64url")}:${hash.toString("base64url")}`;
}

export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [, salt = "", hash = ""] = kept.split(":");
  const expected = Buffer.from(hash, "base64url");
  const found = await toHash(password, Buffer.from(salt, "base64url"));
  return expected.length === found.length && timingSafeEqual(expected, found);
}

/** How long a visitor need not give the password again, seconds. */
export const proofLifetime = 2 * 3600;

export const proofCookie = "callboard-share";

interface Protected {
  share_id: string;
  password_hash: string | null;
}

const sign = ({ share_id: id, password_hash: hash }: Protected, until: number) =>
  createHmac("sha256", deriveKey("share passwords"))
    .update(`${id} ${hash ?? ""} ${until}`)
    .digest("base64url");

/** What a visitor keeps who gave the password of a share. @param now ms since the epoch */
export function makeProof(share: Protected, now: number): string {
  const until = now + proofLifetime * 1000;
  return `${until}.${sign(share, until)}`;
}

function isProof(proof: string, share: Protected, now: number): boolean {
  const [until = "", signature = ""] = proof.split(".");
  const [given, expected] = [Buffer.from(signature), Buffer.from(sign(share, Number(until)))];
  return Number(until) > now && given.length === expected.length && timingSafeEqual(given, expected);
}

/** Whether a request may see a share: it has no password, or the request proves that it was given. */
export function isUnlocked(share: Protected, headers: Headers, now: number): boolean {
  if (share.password_hash === null) return true;
  const cookies = (headers.get("cookie") ?? "").split(";").map((each) => each.trim().split("="));
  return cookies.some(([name, value = ""]) => name === proofCookie && isProof(value, share, now));
}
