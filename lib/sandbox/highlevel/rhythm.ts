import type { Business, Rhythm } from "./business";
import { randomFor, type Random } from "./random";
import type { LocalTime, Zone } from "./zone";

const hour = 3_600_000;

/** How busy a business's line is in an hour of the local week. */
function busyness(business: Business, { weekday, hour: at }: LocalTime): number {
  const { rhythm } = business;
  const day: string = dayOf(rhythm, weekday);
  return Number(day.charAt(at) || "0") * business.share;
}

function dayOf(rhythm: Rhythm, weekday: number): string {
  if (weekday === 0) return rhythm.sunday;
  return weekday === 6 ? rhythm.saturday : rhythm.weekday;
}

/** The business that is called at a local time, drawn by how busy each one is. */
export function drawBusiness(businesses: readonly Business[], local: LocalTime, random: Random): number {
  const weights = businesses.map((business) => busyness(business, local) + 0.02 * business.share);
  let rest = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return index;
  }
  return 0;
}

/**
 * Start times (ms since epoch, ascending) of `count` calls between two instants, following the days
 * and weeks of the businesses in their zone. Each day has its own luck.
 */
export function* drawStarts(
  businesses: readonly Business[],
  zone: Zone,
  span: { from: number; to: number; count: number; seed: number },
): Generator<number> {
  const { from, to, count, seed } = span;
  const hours = Math.max(1, Math.ceil((to - from) / hour));
  const sums = new Float64Array(hours + 1);
  for (let index = 0; index < hours; index += 1) {
    const local = zone.local(from + index * hour);
    const luck = Math.exp(randomFor(seed, 11, local.year, local.month, local.day).normal() * 0.22);
    const calls = businesses.reduce((sum, business) => sum + busyness(business, local), 0.3);
    sums[index + 1] = (sums[index] ?? 0) + calls * luck;
  }
  const random = randomFor(seed, 12);
  const total = sums[hours] ?? 0;
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    // One call in each of `count` equal parts of the busyness: ascending without a sort.
    const target = ((index + random.next()) / count) * total;
    while (at < hours - 1 && (sums[at + 1] ?? 0) < target) at += 1;
    const low = sums[at] ?? 0;
    const width = (sums[at + 1] ?? low) - low;
    const start = from + (at + (width > 0 ? (target - low) / width : 0)) * hour;
    yield Math.min(to, Math.floor(start));
  }
}
