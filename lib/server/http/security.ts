import "server-only";
import { config } from "@/lib/server/config";
import { isLoopback } from "@/lib/server/loopback";

/** On every answer: pages, API and files alike. */
export const securityHeaders = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
};

/** React Aria hides a native select behind each of its own with this style; no other style attribute is served. */
const hiddenSelectStyle = "'sha256-nlaag70CeJ4ApAK6zDhDoc67sPQgJmu/ZcrF3ZRA718='";

/** A web site that may show a page in a frame: by https, but on this machine. */
const frameSource = (host: string) =>
  isOwnMachine(host.replace(/:\d+$/, "")) ? `http://${host} https://${host}` : `https://${host}`;

/** On every answer of a share. */
export const sharedHeaders = {
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex, nofollow",
  "cache-control": "private, no-store",
};

/**
 * The policy of a page. Scripts run by the page's nonce only. React's development build evaluates strings, and
 * its overlay brings its own styles.
 * @param frameHosts hosts of web sites that may show the page in a frame
 */
export function contentSecurityPolicy(
  nonce: string,
  development: boolean,
  frameHosts: readonly string[] = [],
): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    ...(development
      ? ["style-src 'self' 'unsafe-inline'"]
      : [`style-src 'self' 'nonce-${nonce}'`, `style-src-attr 'unsafe-hashes' ${hiddenSelectStyle}`]),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frameHosts.length === 0 ? "'none'" : frameHosts.map(frameSource).join(" ")}`,
  ].join("; ");
}

const isOwnMachine = (name: string) => isLoopback(name) || name.endsWith(".localhost");

/**
 * Whether the Host header names this server: a foreign name means that a web site points its own name here to read the
 * calls (DNS rebinding), as there is no sign-in to stop it. Where the server listens beyond loopback its names are not
 * known unless its owner lists them.
 */
export function isAllowedHost(host: string | null): boolean {
  const { host: listening, allowedHosts, publicOrigin } = config();
  if (!isLoopback(listening.toLowerCase()) && allowedHosts.length === 0) return true;
  const name = (host ?? "").replace(/:\d+$/, "").toLowerCase();
  const isPublic = publicOrigin !== undefined && new URL(publicOrigin).hostname === name;
  return isLoopback(name) || name.endsWith(".localhost") || isPublic || allowedHosts.includes(name);
}

/** Whether browsers reach the server by https: they are told to never use anything else. */
export const isServedByHttps = (): boolean => config().publicOrigin?.startsWith("https://") ?? false;
