import { wordsOf } from "./words";

/** A number with its digits grouped as its reader does. */
export function formatNumber(value: number, locale: string, maximumFractionDigits = 0): string {
  const { group, decimal, sizes, groupsFrom } = wordsOf(locale).number;
  const plain = value.toLocaleString("en-US", { maximumFractionDigits, useGrouping: false });
  const [whole = "", fraction] = plain.split(".");
  const [last, others] = sizes;
  const grouped =
    whole.length < groupsFrom
      ? whole
      : whole.slice(0, -last).replace(new RegExp(`\\B(?=(\\d{${others}})+$)`, "g"), group) +
        group +
        whole.slice(-last);
  return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
}

/** A count in the reader's numbers. */
export const formatCount = (count: number, locale: string): string => formatNumber(count, locale, 3);

/** A share (0 to 1) as a percentage with at most one decimal. */
export function formatShare(share: number, locale: string): string {
  const number = formatNumber(share * 100, locale, share < 0.1 ? 1 : 0);
  return wordsOf(locale).number.percent.replace("{number}", number);
}

/** `1 call`, `2 calls`. */
export function countOf(count: number, noun: string, locale: string): string {
  return `${formatCount(count, locale)} ${noun}${count === 1 ? "" : "s"}`;
}
