/** Calls that begin in an hour: `before` older ones precede them. */
export interface BusyHour {
  /** ms since the epoch. */
  start: number;
  before: number;
  calls: number;
}

export const days = 365;
const hour = 3_600_000;

/** How busy a business on UTC-6 is: most at ten, little at night and at weekends, and a bit more each month. */
function weight(start: number, share: number): number {
  const local = new Date(start - 6 * hour);
  const weekend = local.getUTCDay() % 6 === 0 ? 0.3 : 1;
  const bell = Math.exp(-(((local.getUTCHours() - 12.5) / 4) ** 2));
  return weekend * (0.05 + bell) * (0.8 + 0.4 * share);
}

/**
 * Spreads calls over the hours of the year before an instant.
 * @param end ms since the epoch
 */
export function busyHours(calls: number, end: number): BusyHour[] {
  const starts = Array.from({ length: days * 24 }, (_, index) => end - (days * 24 - index) * hour);
  const weights = starts.map((start, index) => weight(start, index / starts.length));
  const whole = weights.reduce((sum, each) => sum + each, 0);
  let passed = 0;
  return starts.map((start, index) => {
    const before = Math.round((calls * passed) / whole);
    passed += weights[index] ?? 0;
    return { start, before, calls: Math.round((calls * passed) / whole) - before };
  });
}
