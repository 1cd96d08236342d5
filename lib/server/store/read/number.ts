import "server-only";
import type { Queries } from "../../postgres/database";
import type { Bind } from "./conditions";
import { readLimits } from "./read-limits";
import { pairsOf, type PairRow, type Pairs } from "./selection";

/** Digits of a number as they may be stored, which is as in E.164. */
export interface WantedNumber {
  /** At least `anywhere` digits in a row are found wherever they stand. */
  anywhere: readonly string[];
  /** Fewer are found at the beginning of a number, international or national, and at its end. */
  beginnings: readonly string[];
  ends: readonly string[];
}

/** A text as part of a pattern of `like`. */
export const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");
const reverse = (text: string) => [...text].reverse().join("");

/** The condition that a column holds a number that is wanted. */
export function numberCondition(
  column: string,
  { anywhere, beginnings, ends }: WantedNumber,
  bind: Bind,
): string {
  return `(${[
    ...anywhere.map((digits) => `${column} like ${bind(`%${escapeLike(digits)}%`)}`),
    ...beginnings.map((digits) => `${column} like ${bind(`${escapeLike(digits)}%`)}`),
    ...ends.map((digits) => `reverse(${column}) like ${bind(`${escapeLike(reverse(digits))}%`)}`),
  ].join(" or ")})`;
}

/** The condition that a call has one of some whole numbers, which mean the same in each connection. */
export const isOneNumber = ({ values }: Pairs<string>, bind: Bind): string =>
  values.length === 0 ? "false" : `c.number = any(${bind([...new Set(values)])}::text[])`;

/**
 * The whole numbers that a wanted number finds, if they are few.
 * @param ids of the connections
 */
export async function findWholeNumbers(
  queries: Queries,
  wanted: WantedNumber,
  ids: readonly number[],
): Promise<Pairs<string> | undefined> {
  const values: unknown[] = [ids];
  const condition = numberCondition("own.number", wanted, (value) => `$${values.push(value)}`);
  const rows = await queries.query<PairRow<string>>(
    `select connection_id, number as value from numbers as own
     where connection_id = any($1::int[]) and ${condition} limit ${readLimits.fewNumbers + 1}`,
    values,
  );
  return rows.length > readLimits.fewNumbers ? undefined : pairsOf(rows);
}
