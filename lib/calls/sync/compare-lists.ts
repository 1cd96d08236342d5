import type { CallList } from "../answers";

/**
 * What a list that was read later has beyond the one in view. `quiet`: it can take its place without any row moving.
 * `new`: so many calls came. `changed`: anything else.
 */
export type ListChange = { kind: "none" | "quiet" } | { kind: "changed" } | { kind: "new"; count: number };

const keyOf = ({ connection, id }: CallList["calls"][number]) => `${connection}/${id}`;
/** A row without the names of others, which become known later and move nothing. */
const textOf = ({ agent, contact, ...row }: CallList["calls"][number]) =>
  JSON.stringify([row, agent?.id, agent?.deleted, contact?.id]);

/** Whether rows stay what and where they are; others may follow them. */
function staysPut(shown: CallList, later: CallList): boolean {
  return shown.calls.every((row, at) => {
    const other = later.calls[at];
    return other !== undefined && textOf(row) === textOf(other);
  });
}

/** Calls of the first page ahead of all that are in view; 0 where none of those is left to tell by. */
function countAhead(shown: CallList, later: CallList): number {
  const known = new Set(shown.calls.map(keyOf));
  return Math.max(
    later.calls.findIndex((row) => known.has(keyOf(row))),
    0,
  );
}

/** Whether anything but the moment of reading differs. */
function saysMore(shown: CallList, later: CallList): boolean {
  const rest = ({ calls, total, hidden, coverage, servedBy }: CallList) =>
    JSON.stringify([calls, total, hidden, coverage, servedBy]);
  return rest(shown) !== rest(later);
}

/** What stands above the rows, and would move them; how much is loaded keeps its place. */
const notesOf = ({ notices }: CallList) =>
  notices.flatMap(({ code }) => (code === "partly_loaded" ? [] : [code])).join(" ");

/**
 * Compares the list in view with its own first page, read later.
 *
 * @param newestFirst whether the list is in that order, so that new calls stand at its top
 */
export function compareLists(shown: CallList, later: CallList, newestFirst: boolean): ListChange {
  const first = shown.page === 1;
  if (first && staysPut(shown, later)) {
    if (notesOf(shown) !== notesOf(later)) return { kind: "changed" };
    return { kind: saysMore(shown, later) ? "quiet" : "none" };
  }
  const ahead = first && newestFirst ? countAhead(shown, later) : 0;
  // While older calls are being loaded, a larger number of them does not mean that calls came.
  const filling = shown.coverage !== undefined || later.coverage !== undefined;
  const more = filling ? 0 : later.total - shown.total;
  const count = ahead > 0 ? ahead : more;
  if (count > 0) return { kind: "new", count };
  return { kind: first || (!filling && more !== 0) ? "changed" : "none" };
}
