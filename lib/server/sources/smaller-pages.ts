import "server-only";
import { isTooLong } from "./http/no-answer";
import type { CallPage } from "./source";

/** The greatest page that upstreams are asked for: HighLevel refuses greater ones. */
const mostPages = 10_000;

/** Reads a page of a list. @param page from 1 @param size rows of a page */
export type ReadPage = (page: number, size: number) => Promise<CallPage>;

/** The least number above one that divides a size. */
function divisorOf(size: number): number {
  for (let divisor = 2; divisor * divisor <= size; divisor += 1) if (size % divisor === 0) return divisor;
  return size;
}

/**
 * Reads a page. If the answer is too long, reads its rows in smaller pages, down to single ones; a row that is too long
 * by itself is counted as unreadable, and so are the rows of a page whose smaller ones have too great numbers.
 * @throws CallboardError as `read` does
 */
export async function readInSmallerPages(read: ReadPage, page: number, size: number): Promise<CallPage> {
  try {
    return await read(page, size);
  } catch (error) {
    if (!isTooLong(error)) throw error;
  }
  if (size === 1) return skipRow(read, page);
  return page * divisorOf(size) > mostPages
    ? { calls: [], unreadable: size, rows: size }
    : readParts(read, page, size);
}

async function readParts(read: ReadPage, page: number, size: number): Promise<CallPage> {
  const parts = divisorOf(size);
  const all: CallPage = { calls: [], unreadable: 0, rows: 0 };
  for (let part = 1; part <= parts; part += 1) {
    const next = await readInSmallerPages(read, (page - 1) * parts + part, size / parts);
    all.calls.push(...next.calls);
    all.unreadable += next.unreadable;
    all.rows += next.rows;
    all.total = next.total ?? all.total;
    all.last = next.last;
    if (next.last ?? next.rows < size / parts) break;
  }
  return all;
}

/** The row behind says what the one that is too long cannot: how many there are. */
async function skipRow(read: ReadPage, page: number): Promise<CallPage> {
  const row: CallPage = { calls: [], unreadable: 1, rows: 1 };
  if (page === mostPages) return row;
  try {
    const { total, rows } = await read(page + 1, 1);
    return { ...row, total, last: rows === 0 };
  } catch (error) {
    if (isTooLong(error)) return row;
    throw error;
  }
}
