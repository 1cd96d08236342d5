import "server-only";
import { CallboardError } from "@/lib/server/errors";

/**
 * Lets only our own pages change something: a browser says on whose behalf it asks. Who sends neither header is no
 * browser, and could not be misled by a web site.
 *
 * @throws CallboardError `forbidden`
 */
export function requireSameOrigin({ headers }: Request): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  // Browsers tell the site on https and on this machine only.
  const own =
    site !== null
      ? site === "same-origin"
      : origin === null || (URL.canParse(origin) && new URL(origin).host === headers.get("host"));
  if (!own) throw new CallboardError("forbidden", "Only Callboard's own pages may change something here.");
}
