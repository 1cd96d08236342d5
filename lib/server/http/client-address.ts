import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { config } from "@/lib/server/config";
import { perProcess } from "@/lib/server/per-process";

/** The header in which a request carries the address of its connection. What a client sends under it is replaced. */
const peerHeader = "x-callboard-peer";

function notePeer(message: unknown): void {
  // Safe: this is what Node.js publishes on the channel.
  const { request } = message as { request: IncomingMessage };
  request.headers[peerHeader] = request.socket.remoteAddress ?? "";
}

/** From now on each request that reaches this process carries the address of its connection. */
export const notePeers = (): void =>
  perProcess("peers", () => subscribe("http.server.request.start", notePeer));

/**
 * Where a request comes from, as far as that can be known: the address of its connection, or behind as many proxies
 * as are configured, what the outermost of them noted. A client cannot make it up.
 */
export function clientAddress(headers: Headers): string | undefined {
  const peer = headers.get(peerHeader) ?? "";
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const { proxies } = config();
  const named = proxies === 0 ? peer : hops.at(-proxies);
  const address = (named ?? "").replace(/^::ffff:/i, "");
  return isIP(address) === 0 ? undefined : address;
}
