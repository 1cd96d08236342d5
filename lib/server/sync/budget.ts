import "server-only";
import type { Outcome } from "./walk-window";

/** Requests that any window may cost, for each page of calls that it yields, and for each part that adds up. */
const allowance = { window: 6, page: 3, part: 3 } as const;

/** How many requests a window may cost: in proportion to what it yields. */
export function createBudget(pageSize: number) {
  const ids = new Set<string>();
  let spent = 0;
  let parts = 0;
  return {
    note(outcome: Outcome): void {
      spent += outcome.requests;
      if (outcome.kind === "read") for (const id of outcome.calls.keys()) ids.add(id);
    },
    /** Notes that a part with calls adds up. */
    earn(): void {
      parts += 1;
    },
    isSpent: (): boolean =>
      spent >= allowance.window + allowance.page * Math.ceil(ids.size / pageSize) + allowance.part * parts,
  };
}

export type Budget = ReturnType<typeof createBudget>;
