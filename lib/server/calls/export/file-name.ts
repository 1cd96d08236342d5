import "server-only";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { selection } from "@/lib/calls/query/parts";
import { serializeQuery } from "@/lib/calls/query/query";
import { localMinuteOf } from "@/lib/calls/time/zone";

/** What of the query fits into a name that file systems take. */
const most = 120;

/** Letters, digits, dots, dashes; the rest becomes one dash. */
const tidy = (text: string, kept: RegExp) =>
  text.replace(kept, "-").replace(/-+/g, "-").replace(/^-|-$/g, "");

/**
 * Names a file by query, zone and time, as the value of a Content-Disposition header: in ASCII for everybody, and in
 * full (RFC 5987) for who understands it.
 *
 * @param at ms since the epoch
 */
export function contentDisposition(query: CallQuery, zone: string, at: number, extension: string): string {
  const { range, tz: _tz, ...rest } = selection(query);
  const pinned = query.from ?? query.to;
  const conditions = [...new URLSearchParams(serializeQuery(rest))].map(
    ([name, value]) => `${name}-${value}`,
  );
  const { date, time = "" } = localMinuteOf(at, zone);
  const name = (kept: RegExp) => {
    const asked = tidy([...(pinned ? [] : [range]), ...conditions].join("-"), kept);
    const short = [...asked].slice(0, most).join("");
    return `${tidy(`callboard-${short}-${zone}-${date}T${time.replace(":", "")}`, kept)}.${extension}`;
  };
  const full = encodeURIComponent(name(/[^\p{L}\p{M}\p{N}.]+/gu)).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${name(/[^A-Za-z0-9.]+/g)}"; filename*=UTF-8''${full}`;
}
