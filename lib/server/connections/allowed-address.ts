import "server-only";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { config } from "@/lib/server/config";
import { CallboardError } from "@/lib/server/errors";
import { timedFetch } from "@/lib/server/http/timing";
import { guardedFetch } from "@/lib/server/sources/http/open-address";
import { isPublicAddress } from "@/lib/server/sources/http/public-address";
import { addressOf, type ConnectionConfig } from "@/lib/server/sources/registry";
import { isLoopbackUrl } from "@/lib/server/sources/setting-types";

/** Whether upstreams of connections that are made in the app may be on this machine: those of the sandbox are. */
function allowsLoopback(): boolean {
  const { sandbox, connections } = config();
  return sandbox || (connections.length > 0 && connections.every((each) => isLoopbackUrl(addressOf(each))));
}

/** Whether the address was entered in the app: by it no one may reach into the network of this server. */
const isEntered = (settings: object) => "baseUrl" in settings && settings.baseUrl !== undefined;

/** What sends the requests of a connection that was made in the app: to public addresses alone. */
export const fetchFor = (settings: object): typeof fetch =>
  isEntered(settings) ? guardedFetch({ loopback: allowsLoopback() }) : timedFetch;

/** Whether a host is one of the internet, as far as its name tells now; each request checks it again. */
async function isPublicHost(hostname: string): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0) return isPublicAddress(host);
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.length > 0 && found.every(({ address }) => isPublicAddress(address));
}

/**
 * @param settings those that were entered
 * @throws CallboardError `bad_request` for an address that leads into the network of this server
 */
export async function requireAllowedAddress(account: ConnectionConfig, settings: object): Promise<void> {
  if (!isEntered(settings)) return;
  const address = addressOf(account);
  if (isLoopbackUrl(address) ? allowsLoopback() : await isPublicHost(new URL(address).hostname)) return;
  throw new CallboardError(
    "bad_request",
    "baseUrl: this address was not found, or is not on the internet. Enter the public https:// address of the API.",
    { field: "baseUrl" },
  );
}
