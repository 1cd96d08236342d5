import "server-only";

/** First and last byte, both counted from 0 and included. */
export interface ByteRange {
  first: number;
  last: number;
}

/** What a Range header asks for: bytes from a place on, up to another one if it names one, or the last so many. */
export type AskedRange = { first: number; last?: number } | { suffix: number };

const single = /^\s*bytes\s*=\s*(?:(\d+)\s*-\s*(\d*)|-\s*(\d+))\s*$/i;

const toNumber = (digits: string) => Math.min(Number(digits), Number.MAX_SAFE_INTEGER);

/**
 * Reads a Range header. Undefined if it is to be ignored (RFC 9110, section 14.2): another unit, a malformed range, or
 * several ranges at once, which are answered with the whole.
 */
export function parseRange(header: string | undefined): AskedRange | undefined {
  const [whole, from = "", to = "", suffix = ""] = single.exec(header ?? "") ?? [];
  if (whole === undefined) return undefined;
  if (suffix !== "") return { suffix: toNumber(suffix) };
  if (to === "") return { first: toNumber(from) };
  const range = { first: toNumber(from), last: toNumber(to) };
  return range.first <= range.last ? range : undefined;
}

/** A Range header for what is asked. */
export function writeRange(asked: AskedRange): string {
  return "suffix" in asked ? `bytes=-${asked.suffix}` : `bytes=${asked.first}-${asked.last ?? ""}`;
}

/** The bytes that are meant in a body of so many; undefined if they begin beyond its end. */
export function resolveRange(asked: AskedRange, size: number): ByteRange | undefined {
  const first = "suffix" in asked ? Math.max(0, size - asked.suffix) : asked.first;
  const last = "suffix" in asked ? size - 1 : Math.min(asked.last ?? size - 1, size - 1);
  return first <= last ? { first, last } : undefined;
}
