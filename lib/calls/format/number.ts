/** A count in the reader's language. */
export function formatCount(count: number, locale: string): string {
  return count.toLocaleString(locale).replace(/[\u202f\u00a0]/g, " ");
}

/** A share (0 to 1) as a percentage with at most one decimal. */
export function formatShare(share: number, locale: string): string {
  return share
    .toLocaleString(locale, { style: "percent", maximumFractionDigits: share < 0.1 ? 1 : 0 })
    .replace(/[\u202f\u00a0]/g, " ");
}

/** `1 call`, `2 calls`. */
export function countOf(count: number, noun: string, locale: string): string {
  return `${formatCount(count, locale)} ${noun}${count === 1 ? "" : "s"}`;
}
