import "server-only";

/** First and last byte, both counted from 0 and included. */
export interface ByteRange {
  first: number;
  last: number;
}

const single = /^\s*bytes=(?:(\d{1,15})-(\d{0,15})|-(\d{1,15}))\s*$/i;

/** Whether a Range header asks for one range of bytes; several at once and other units are not served. */
export function isByteRange(header: string): boolean {
  return single.test(header);
}

/** The bytes that a Range header means in a body of so many; undefined where it lies beyond the end. */
export function resolveRange(header: string, length: number): ByteRange | undefined {
  const [, from = "", to = "", suffix = ""] = single.exec(header) ?? [];
  const first = suffix === "" ? Number(from) : Math.max(0, length - Number(suffix));
  const last = suffix === "" && to !== "" ? Math.min(Number(to), length - 1) : length - 1;
  return first <= last && first < length ? { first, last } : undefined;
}
