import "server-only";
import { config } from "../config";
import { isAllowedHost } from "./security";

/** The first value of a header to which each proxy adds its own. */
const firstOf = (headers: Headers, name: string) => headers.get(name)?.split(",")[0]?.trim();

/**
 * Where the reader opens Callboard: as it is configured, else as far as the request tells (`https://calls.example.com`).
 * A name from a proxy counts only if it may be a name of this server.
 */
export function publicOrigin({ headers, url }: Pick<Request, "headers" | "url">): string {
  const configured = config().publicOrigin;
  if (configured !== undefined) return configured;
  const own = new URL(url);
  const protocol = firstOf(headers, "x-forwarded-proto") === "https" ? "https:" : own.protocol;
  const hosts = [firstOf(headers, "x-forwarded-host"), headers.get("host")];
  const named = hosts.find((host) => host && isAllowedHost(host) && URL.canParse(`${protocol}//${host}`));
  return named ? new URL(`${protocol}//${named}`).origin : own.origin;
}
