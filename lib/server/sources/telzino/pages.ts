import "server-only";
import type { z } from "zod";
import { pageSize } from "./endpoints";
import { list } from "./wire";

/** A page of a list as it was sent. */
export interface Page {
  rows: unknown[];
  total?: number;
  /** No further page follows. */
  last: boolean;
}

/**
 * @param size rows that were asked for
 * @returns undefined for what is no page
 */
export function readPage(body: unknown, number: number, size = pageSize): Page | undefined {
  const read = list.safeParse(body).data;
  if (!read) return undefined;
  const total = read.pagination?.total;
  return { rows: read.data, last: isLast(read, number, size), ...(total != null && { total }) };
}

/** The upstream says it in up to two ways; a page that is not full is the last one only if it says nothing. */
function isLast({ data, pagination }: z.infer<typeof list>, number: number, size: number): boolean {
  if (data.length === 0) return true;
  if (pagination?.hasNext != null) return !pagination.hasNext;
  return pagination?.totalPages != null ? number >= pagination.totalPages : data.length < size;
}
