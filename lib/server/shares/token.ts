import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** The secret in the address of a share: 256 random bits. */
export const makeToken = (): string => randomBytes(32).toString("base64url");

/** What is kept of a token. */
export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** Whether a text may be a token: others need not be looked up. */
export const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text);
