import "server-only";
import { lookup as systemLookup } from "node:dns";
import * as http from "node:http";
import * as https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { Readable } from "node:stream";
import { isLoopbackAddress, isPublicAddress } from "./public-address";

/** Redirects that are followed. */
const mostRedirects = 3;

/** An address that an upstream names and that this server must not open. The message holds nothing of it. */
export class ForbiddenAddress extends Error {
  override readonly name = "ForbiddenAddress";
}

interface Guard {
  /** Whether this machine may be asked, also over http: its own upstream is on it. */
  loopback: boolean;
  /** What finds the addresses of a name, all of them. */
  lookup?: typeof systemLookup;
}

interface OpenOptions extends Guard {
  /** The client's Range header. */
  range: string | undefined;
  signal: AbortSignal;
}

/** What is sent. */
interface Sent {
  method: string;
  headers: Record<string, string>;
  body: string;
  signal: AbortSignal;
}

/**
 * Opens an address that an upstream names, with no header but Range. Only https to public addresses, after each redirect
 * too. The connection goes to the very addresses that were checked, so that a name cannot change between the two.
 * @throws ForbiddenAddress; what the network throws; the signal's reason
 */
export async function openAddress(address: string, options: OpenOptions): Promise<Response> {
  let url = parse(address);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const { range, signal } = options;
    const headers = { Accept: "*/*", ...(range !== undefined && { Range: range }) };
    const response = await ask(url, { method: "GET", headers, body: "", signal }, options);
    const location = response.headers.get("location");
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response;
    await response.body?.cancel();
    url = parse(location, url);
  }
  throw new ForbiddenAddress("too many redirects");
}

function parse(address: string, base?: URL): URL {
  if (!URL.canParse(address, base)) throw new ForbiddenAddress("not an address");
  return new URL(address, base);
}

/** Whether an IP address may be asked by a protocol. */
function mayReach(ip: string, { protocol }: URL, loopback: boolean): boolean {
  if (isLoopbackAddress(ip)) return loopback;
  return protocol === "https:" && isPublicAddress(ip);
}

function requireAllowed(url: URL, { loopback }: Guard): void {
  const allowed = url.protocol === "https:" || (url.protocol === "http:" && loopback);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!allowed || url.username !== "" || url.password !== "") throw new ForbiddenAddress("not https");
  // Names are looked up, and checked, when the connection is made.
  if (isIP(host) !== 0 && !mayReach(host, url, loopback)) throw new ForbiddenAddress("not a public address");
}

/** A look-up that gives no address if one of them may not be asked. */
function guarded(url: URL, { loopback, lookup = systemLookup }: Guard): LookupFunction {
  return (name, { all, ...options }, give) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error) give(error, "");
      else if (!first || !found.every(({ address }) => mayReach(address, url, loopback))) {
        give(new ForbiddenAddress("not a public address"), "");
      } else if (all) give(null, found);
      else give(null, first.address, first.family);
    });
  };
}

function ask(url: URL, { method, headers, body, signal }: Sent, guard: Guard): Promise<Response> {
  requireAllowed(url, guard);
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method,
      agent: false, // no connection that others have opened, unchecked
      lookup: guarded(url, guard),
      headers: { ...headers, "Accept-Encoding": "identity" },
      signal,
    });
    sent.once("response", (answer) => resolve(toResponse(answer)));
    sent.once("error", reject);
    sent.end(body);
  });
}

/** A `fetch` that reaches public addresses alone, as `openAddress` does. It follows no redirect. */
export const guardedFetch =
  (guard: Guard): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const { url, method, signal } = request;
    const headers = Object.fromEntries(request.headers);
    return ask(parse(url), { method, headers, body: await request.text(), signal }, guard);
  };

const withoutBody = [204, 205, 304];

function toResponse(answer: http.IncomingMessage): Response {
  const { statusCode: status = 500 } = answer;
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  if (withoutBody.includes(status) || status > 599) {
    answer.resume();
    return new Response(null, { status: status > 599 ? 500 : status, headers });
  }
  // Safe, because a message without an encoding gives bytes.
  return new Response(Readable.toWeb(answer) as ReadableStream<Uint8Array>, { status, headers });
}
