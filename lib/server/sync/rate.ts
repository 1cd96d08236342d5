import "server-only";

/** ms over which a rate is told. */
const memory = 15_000;

/** How many calls a second were read over the last while. */
export function createRate() {
  let seen: { at: number; calls: number }[] = [];
  let since = 0;

  return {
    /** @param now ms since the epoch */
    add(calls: number, now: number): void {
      if (seen.length === 0) since = now - 1_000;
      seen.push({ at: now, calls });
    },
    perSecond(now: number): number {
      seen = seen.filter(({ at }) => at > now - memory);
      const calls = seen.reduce((sum, each) => sum + each.calls, 0);
      return calls / (Math.max(1_000, Math.min(memory, now - since)) / 1_000);
    },
  };
}
