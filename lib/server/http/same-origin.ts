import "server-only";
import { config } from "@/lib/server/config";
import { CallboardError } from "@/lib/server/errors";

const refuse = (message: string) => {
  throw new CallboardError("forbidden", message);
};

/** Whether an Origin header names the host that was asked, or a public name of this server. */
function isOwn(origin: string, host: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const named = new URL(origin);
  const { allowedHosts, publicOrigin } = config();
  return named.host === host || named.origin === publicOrigin || allowedHosts.includes(named.hostname);
}

/**
 * Refuses what a browser asks for on behalf of another web site. A client that sends neither header is no browser, and
 * no web site can mislead it. Reading is also allowed to a user who opens an address directly.
 *
 * @throws CallboardError `forbidden`
 */
export function requireSameOrigin({ method, headers }: Request): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (method === "GET" || method === "HEAD") {
    if (site === null || site === "same-origin" || site === "none") return;
    refuse("Another web site sent this request. Open the address from Callboard's own pages.");
  }
  // Browsers send Sec-Fetch-Site on https and to this machine only.
  if (site !== null ? site === "same-origin" : origin === null || isOwn(origin, headers.get("host"))) return;
  refuse(
    "Only Callboard's own pages may change something. If a proxy changes the Host header, set CALLBOARD_URL to the address that browsers open.",
  );
}
