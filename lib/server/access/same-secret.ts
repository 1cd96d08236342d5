import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether a request brings a secret (`Authorization: Bearer …`). It takes one time, as digests are of one length. */
export function bringsSecret(headers: Headers, secret: string): boolean {
  const sent = (headers.get("authorization") ?? "").replace(/^bearer\s+/i, "");
  return timingSafeEqual(digest(sent), digest(secret));
}
