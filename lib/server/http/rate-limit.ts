import "server-only";
import { LRUCache } from "lru-cache";
import { config } from "@/lib/server/config";
import { CallboardError } from "@/lib/server/errors";
import { isLoopback } from "@/lib/server/loopback";
import { perProcess } from "@/lib/server/per-process";
import { clientAddress } from "./client-address";

/** Requests that an address may send at once, and in a minute. A page sends about ten. */
export const mostRequests = 600;
const perMillisecond = mostRequests / 60_000;

/** Addresses that are remembered: about 5 MB. One that is forgotten begins with all of its requests. */
const mostAddresses = 20_000;

interface Bucket {
  left: number;
  /** ms since the epoch */
  at: number;
}

const buckets = () =>
  perProcess("requests by address", () => new LRUCache<string, Bucket>({ max: mostAddresses, ttl: 60_000 }));

/** An address of IPv6 counts as its network, as a client has a whole one. */
const networkOf = (address: string) =>
  address.includes(":") ? address.split(":").slice(0, 4).join(":") : address;

/**
 * Counts a request of an address by a token bucket of this process. A server that listens on loopback without a
 * proxy has one user, who is not limited.
 *
 * @throws CallboardError `upstream_rate_limited`, the code of status 429, if there were too many
 */
export function takeRequest(headers: Headers, now = Date.now()): void {
  const { host, proxies } = config();
  if (proxies === 0 && isLoopback(host.toLowerCase())) return;
  const address = networkOf(clientAddress(headers) ?? "unknown");
  const { left, at } = buckets().get(address) ?? { left: mostRequests, at: now };
  const filled = Math.min(mostRequests, left + Math.max(0, now - at) * perMillisecond);
  if (filled < 1) {
    const retryAfter = Math.ceil((1 - filled) / perMillisecond / 1000);
    throw new CallboardError("upstream_rate_limited", "Too many requests. Wait a moment, then try again.", {
      retryAfter,
    });
  }
  buckets().set(address, { left: filled - 1, at: now });
}
