import { englishOf } from "./wording";

/** A count with its thousands grouped. */
export function formatCount(count: number, locale: string): string {
  return count.toLocaleString(englishOf(locale));
}

/** A share (0 to 1) as a percentage with at most one decimal. */
export function formatShare(share: number, locale: string): string {
  const maximumFractionDigits = share < 0.1 ? 1 : 0;
  return share.toLocaleString(englishOf(locale), { style: "percent", maximumFractionDigits });
}

/** `1 call`, `2 calls`. */
export function countOf(count: number, noun: string, locale: string): string {
  return `${formatCount(count, locale)} ${noun}${count === 1 ? "" : "s"}`;
}
