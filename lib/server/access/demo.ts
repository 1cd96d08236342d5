import "server-only";
import { config } from "@/lib/server/config";
import { connections } from "@/lib/server/connections";
import { isLoopback } from "@/lib/server/loopback";

const isOwnName = (name: string) => isLoopback(name) || name.endsWith(".localhost");

/** The name by which the request was sent, and where it comes from, if a proxy notes that. */
const hopsOf = (headers: Headers) => [
  (headers.get("host") ?? "localhost").replace(/:\d+$/, "").toLowerCase(),
  ...(headers.get("x-forwarded-for") ?? "")
    .split(",")
    .flatMap((hop) => hop.replace(/^\s*(?:::ffff:)?/i, "").trim() || []),
];

/** Whether the server is for this machine alone, and knows only invented calls: it needs no sign-in then. */
export function mayBeDemo(): boolean {
  const { host, proxies, signInRequired } = config();
  if (signInRequired || proxies > 0 || !isLoopback(host.toLowerCase())) return false;
  return connections().every(({ isLocal }) => isLocal);
}

/** Whether the sender of a request is the owner of a demo, without a sign-in. */
export const isDemo = (headers: Headers): boolean => mayBeDemo() && hopsOf(headers).every(isOwnName);
