import { callIdOf, type CallFacts, type World } from "./facts";

type Compare = (left: CallFacts, right: CallFacts) => number;

/** The calls in both orders that the list can be asked for. */
export interface Order {
  byTime(): readonly CallFacts[];
  byDuration(): readonly CallFacts[];
  insert(facts: CallFacts): void;
  remove(gone: ReadonlySet<CallFacts>): void;
}

/** Keeps calls ordered by start and by duration; ties are broken by id. */
export function createOrder(world: World, calls: readonly CallFacts[]): Order {
  const id: Compare = (left, right) => {
    // An id begins with the second of the start, so most ids need not be made to be compared.
    const seconds = Math.floor(left.startedAt / 1000) - Math.floor(right.startedAt / 1000);
    if (seconds !== 0) return seconds;
    return callIdOf(world, left) < callIdOf(world, right) ? -1 : 1;
  };
  const time: Compare = (left, right) => left.startedAt - right.startedAt || id(left, right);
  const duration: Compare = (left, right) => left.duration - right.duration || id(left, right);
  let byTime = [...calls].sort(time);
  let byDuration: CallFacts[] | undefined;
  return {
    byTime: () => byTime,
    byDuration: () => (byDuration ??= [...byTime].sort(duration)),
    insert(facts) {
      place(byTime, facts, time);
      if (byDuration !== undefined) place(byDuration, facts, duration);
    },
    remove(gone) {
      byTime = byTime.filter((facts) => !gone.has(facts));
      byDuration = byDuration?.filter((facts) => !gone.has(facts));
    },
  };
}

/** The index of the first call at or after an instant (ms since epoch), in a list by start. */
export function boundary(list: readonly CallFacts[], instant: number): number {
  return search(list, (facts) => facts.startedAt >= instant);
}

function place(list: CallFacts[], facts: CallFacts, compare: Compare): void {
  list.splice(
    search(list, (other) => compare(other, facts) > 0),
    0,
    facts,
  );
}

function search(list: readonly CallFacts[], isAfter: (facts: CallFacts) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const facts = list[middle];
    if (facts !== undefined && isAfter(facts)) high = middle;
    else low = middle + 1;
  }
  return low;
}
