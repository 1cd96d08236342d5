import "server-only";
import { createHash } from "node:crypto";

/**
 * The number under which the mirror keeps an account: 31 bits of a hash of what the account is to its upstream, so that
 * every copy of the mirror has the same number for it. The address of the upstream's API is no part of it.
 */
export function connectionIdOf(provider: string, account: string): number {
  return (
    createHash("sha256")
      .update(JSON.stringify([provider, account]))
      .digest()
      .readUInt32BE() >>> 1
  );
}
