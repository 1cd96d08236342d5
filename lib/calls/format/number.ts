import { plainBlanks } from "./blanks";

/** A count in the reader's language. */
export function formatCount(count: number, locale: string): string {
  return plainBlanks(count.toLocaleString(locale));
}

/** A share (0 to 1) as a percentage with at most one decimal. */
export function formatShare(share: number, locale: string): string {
  const maximumFractionDigits = share < 0.1 ? 1 : 0;
  return plainBlanks(share.toLocaleString(locale, { style: "percent", maximumFractionDigits }));
}

/** `1 call`, `2 calls`. */
export function countOf(count: number, noun: string, locale: string): string {
  return `${formatCount(count, locale)} ${noun}${count === 1 ? "" : "s"}`;
}
