import { businesses } from "./businesses/index";
import { callIdOf, drawFacts, messageIdOf, type CallFacts, type World } from "./facts";
import { idKind, keyOfObjectId, keyOfShortId } from "./identity";
import { randomFor } from "./random";
import { drawStarts } from "./rhythm";
import { boundary, createOrder, type Order } from "./order";
import type { Zone } from "./zone";

const day = 86_400_000;
// Keys fit into the 24 bits that a call id has for them; each origin has its own range.
const firstArrival = 4_000_000;
const firstGrown = 6_000_000;
const firstAdded = 8_000_000;
/** Seconds between the end of a call and its appearance in the list (contract 6). */
const afterwork = 4;

/** Which calls, in which order; times in ms since epoch, both inclusive. */
export interface CallFilter {
  agent?: number;
  contacts?: ReadonlySet<number>;
  trial?: boolean;
  from?: number;
  to?: number;
  /** Bits of the wanted action types, any of them. */
  actions?: number;
  sortBy: "createdAt" | "duration";
  ascending: boolean;
  /** From 0. */
  offset: number;
  limit: number;
}

/** All calls of the sandbox, as facts. */
export interface Catalogue {
  /** Lets the calls appear that ended until now (ms since epoch). */
  advance(now: number): void;
  /** Adds calls that ended just before an instant (ms since epoch). */
  add(count: number, at: number): void;
  /** Removes calls by their ids; unknown ids are ignored. */
  remove(ids: readonly string[]): void;
  find(id: string): CallFacts | undefined;
  findByMessage(messageId: string): CallFacts | undefined;
  query(filter: CallFilter): { total: number; calls: CallFacts[] };
  /** Undoes what `add` and `remove` did. */
  restore(): void;
  /** Ids of the calls that tests rely on, where they exist. */
  landmarks(): { empty: string; longest: string } | undefined;
  /** Oldest first. */
  all(): readonly CallFacts[];
}

/** Settings of a catalogue; times in ms since epoch. */
export interface CatalogueOptions {
  createdAt: number;
  calls: number;
  arrivalsPerMinute: number;
  /** Calls go on to come after `createdAt` as they did in the year before. */
  grows: boolean;
}

/** Draws a year of calls before `createdAt`, and those that arrive afterwards. */
export function createCatalogue(world: World, zone: Zone, options: CatalogueOptions): Catalogue {
  const { createdAt, calls, arrivalsPerMinute, grows } = options;
  const byKey = new Map<number, CallFacts>();
  const order = createOrder(world, history());
  const removed = new Set<CallFacts>();
  const growth = drawGrowth(world, zone, options);
  let coming = grows ? growth.next().value : undefined;
  let arrived = 0;
  let added = 0;

  function history(): CallFacts[] {
    const span = { from: createdAt - 365 * day, to: createdAt - 90_000, count: calls, seed: world.seed };
    const drawn: CallFacts[] = [];
    for (const start of drawStarts(businesses, zone, span)) {
      const longest = drawn.length === world.longestKey;
      const startedAt = longest ? Math.min(start, createdAt - lengthOfLongest(world)) : start;
      const room = (createdAt - startedAt) / 1000 - afterwork;
      const facts = drawFacts(world, drawn.length, startedAt, zone.local(startedAt), room);
      byKey.set(facts.key, facts);
      drawn.push(facts);
    }
    return drawn;
  }

  /** Draws a call that ends so as to appear at an instant. */
  function appear(key: number, at: number): void {
    const drawn = drawFacts(world, key, at, zone.local(at), Number.POSITIVE_INFINITY);
    const facts = { ...drawn, startedAt: at - (drawn.duration + afterwork) * 1000 };
    byKey.set(key, facts);
    order.insert(facts);
  }

  function arrivalTime(index: number): number {
    const jitter = randomFor(world.seed, 71, index).next();
    return createdAt + Math.floor(((index + jitter) * 60_000) / arrivalsPerMinute);
  }

  function find(id: string): CallFacts | undefined {
    const facts = byKey.get(keyOfObjectId(world.seed, id) ?? -1);
    return facts !== undefined && callIdOf(world, facts) === id ? facts : undefined;
  }

  return {
    advance(now) {
      while (coming !== undefined && endOf(coming) <= now) {
        byKey.set(coming.key, coming);
        order.insert(coming);
        coming = growth.next().value;
      }
      if (arrivalsPerMinute <= 0) return;
      for (; arrivalTime(arrived) <= now; arrived += 1) appear(firstArrival + arrived, arrivalTime(arrived));
    },
    add(count, at) {
      for (let index = 0; index < count; index += 1, added += 1) appear(firstAdded + added, at);
    },
    remove(ids) {
      const gone = new Set(ids.flatMap((id) => find(id) ?? []));
      for (const { key } of gone) byKey.delete(key);
      for (const facts of gone) removed.add(facts);
      order.remove(gone);
    },
    restore() {
      for (const facts of removed) {
        byKey.set(facts.key, facts);
        order.insert(facts);
      }
      removed.clear();
      const later = new Set(order.byTime().filter(({ key }) => key >= firstAdded));
      for (const { key } of later) byKey.delete(key);
      order.remove(later);
      added = 0;
    },
    landmarks() {
      const empty = byKey.get(world.emptyKey);
      const longest = byKey.get(world.longestKey);
      if (empty === undefined || longest === undefined) return undefined;
      return { empty: callIdOf(world, empty), longest: callIdOf(world, longest) };
    },
    find,
    findByMessage(messageId) {
      const facts = byKey.get(keyOfShortId(world.seed, idKind.message, messageId) ?? -1);
      return facts !== undefined && messageIdOf(world, facts) === messageId ? facts : undefined;
    },
    query: (filter) => select(order, filter),
    all: () => order.byTime(),
  };
}

/** When a call appears in the list. */
function endOf({ startedAt, duration }: CallFacts): number {
  return startedAt + (duration + afterwork) * 1000;
}

/** The calls after `createdAt` in the order in which they appear, week by week, without end. */
function* drawGrowth(
  world: World,
  zone: Zone,
  { createdAt, calls }: CatalogueOptions,
): Generator<CallFacts, undefined> {
  const count = Math.max(1, Math.round((calls * 7) / 365));
  for (let week = 0, key = firstGrown; calls > 0; week += 1) {
    const from = createdAt + week * 7 * day;
    const span = { from, to: from + 7 * day, count, seed: world.seed + 1_000_003 * (week + 1) };
    const drawn = [...drawStarts(businesses, zone, span)].map((start) =>
      drawFacts(world, (key += 1), start, zone.local(start), Number.POSITIVE_INFINITY),
    );
    // A call that ends after its week does so in the next, at its beginning.
    yield* drawn.sort((left, right) => endOf(left) - endOf(right));
  }
  return undefined;
}

function lengthOfLongest({ turnsOfLongest }: World): number {
  return Math.max(2500, (turnsOfLongest ?? 0) * 3 + 60) * 1000;
}

function select(order: Order, filter: CallFilter): { total: number; calls: CallFacts[] } {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, ascending, offset, limit } = filter;
  const byTime = filter.sortBy === "createdAt";
  const list = byTime ? order.byTime() : order.byDuration();
  const start = byTime ? boundary(list, from) : 0;
  const end = byTime ? boundary(list, to + 1) : list.length;
  if (takesAll(filter, byTime)) return { total: end - start, calls: cutOut(list, start, end, filter) };
  const calls: CallFacts[] = [];
  let total = 0;
  for (let step = 0; step < end - start; step += 1) {
    const facts = list[ascending ? start + step : end - 1 - step];
    if (facts === undefined || !matches(facts, filter, from, to)) continue;
    if (total >= offset && calls.length < limit) calls.push(facts);
    total += 1;
  }
  return { total, calls };
}

/** Whether the stretch of the list that was found needs no further look at each call. */
function takesAll({ agent, contacts, trial, actions, from }: CallFilter, byTime: boolean): boolean {
  const open = byTime || from === undefined;
  return open && [agent, contacts, trial, actions].every((condition) => condition === undefined);
}

function cutOut(
  list: readonly CallFacts[],
  start: number,
  end: number,
  { ascending, offset, limit }: CallFilter,
): CallFacts[] {
  if (ascending) return list.slice(Math.min(start + offset, end), Math.min(start + offset + limit, end));
  const last = Math.max(start, end - offset);
  return list.slice(Math.max(start, last - limit), last).reverse();
}

function matches(facts: CallFacts, filter: CallFilter, from: number, to: number): boolean {
  if (facts.startedAt < from || facts.startedAt > to) return false;
  if (filter.agent !== undefined && facts.agent !== filter.agent) return false;
  if (filter.trial !== undefined && facts.trial !== filter.trial) return false;
  if (filter.actions !== undefined && (facts.actions & filter.actions) === 0) return false;
  return filter.contacts === undefined || filter.contacts.has(facts.contact);
}
