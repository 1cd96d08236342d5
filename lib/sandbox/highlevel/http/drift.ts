import type { z } from "zod";
import { callIdOf } from "../facts";
import { randomFor, type Random } from "../random";
import type { driftSchema } from "./control";
import type { Upstream } from "./upstream";

type Drift = z.output<typeof driftSchema>;

/** Changes the summaries of calls by their ids; unknown ids are ignored. */
export function revise({ catalogue, revisions }: Upstream, ids: readonly string[]): void {
  for (const id of ids) {
    const facts = catalogue.find(id);
    if (facts !== undefined) revisions.set(facts.key, (revisions.get(facts.key) ?? 0) + 1);
  }
}

/** Changes the calls while somebody reads them, as a busy account does. */
export function createDrift(upstream: Upstream, now: () => number) {
  const { world, catalogue } = upstream;
  let drift: Drift | null = null;
  let random: Random = randomFor(world.seed, 97);
  let requests = 0;
  let changes = 0;

  const anyIds = (count: number): string[] => {
    const all = catalogue.all();
    return all.length === 0 ? [] : Array.from({ length: count }, () => callIdOf(world, random.pick(all)));
  };

  return {
    set(change: Drift | null): void {
      drift = change;
      random = randomFor(world.seed, 97);
      requests = 0;
      changes = 0;
    },
    /** Hears of a request before it is answered. */
    pass(pathname: string): void {
      if (drift === null || !/\/call-logs\/?$/.test(pathname)) return;
      requests += 1;
      if (requests % drift.every !== 0) return;
      for (let count = 0; count < drift.add; count += 1) {
        catalogue.add(1, now() - Math.floor(random.next() * drift.within));
      }
      catalogue.remove(anyIds(drift.remove));
      revise(upstream, anyIds(drift.revise));
      changes += 1;
      if (changes === drift.times) drift = null;
    },
  };
}
