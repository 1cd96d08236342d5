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

/** Calls that came and calls that went between the first and the last call that both lists have in view. */
function countChanges(shown: CallList, later: CallList): { came: number; went: number } {
  const [before, after] = [shown, later].map(({ calls }) => calls.map(keyOf));
  const lacks = (one: readonly string[] = [], other: readonly string[] = []) => {
    const known = new Set(other);
    const last = one.findLastIndex((key) => known.has(key));
    return one.slice(0, last + 1).filter((key) => !known.has(key)).length;
  };
  return { came: lacks(after, before), went: lacks(before, after) };
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
  const { came, went } = first && newestFirst ? countChanges(shown, later) : { came: 0, went: 0 };
  // While older calls are being loaded, a larger number of them does not mean that calls came.
  const filling = shown.coverage !== undefined || later.coverage !== undefined;
  const more = filling ? 0 : later.total - shown.total;
  // Some may have come below what is in view, and each that went hides one that came from the total.
  const count = filling ? came : Math.max(came, more + went);
  if (count > 0) return { kind: "new", count };
  return { kind: first || (!filling && more !== 0) ? "changed" : "none" };
}
