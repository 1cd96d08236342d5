import "server-only";
import type { CallQuery } from "@/lib/calls/query/parameters";

/** How the facts write a kind. */
export const kindNumbers = { live: 0, trial: 1, unknown: 2 } as const;

/** The kinds of call that a query asks for; `live` means: not known to be a trial. */
const kindsOf: Record<CallQuery["kind"], readonly (keyof typeof kindNumbers)[]> = {
  live: ["live", "unknown"],
  trial: ["trial"],
  all: ["live", "trial", "unknown"],
};

/** Calls of each kind. */
export type KindCounts = Readonly<Record<keyof typeof kindNumbers, number>>;

/** Calls of one kind as a statement counts them. */
export interface KindCount {
  kind: number;
  calls: number;
}

const kindNames = Object.keys(kindNumbers) as (keyof typeof kindNumbers)[];

export function toKindCounts(rows: readonly KindCount[]): KindCounts {
  const counts = { live: 0, trial: 0, unknown: 0 };
  for (const name of kindNames) {
    for (const { kind, calls } of rows) if (kind === kindNumbers[name]) counts[name] += calls;
  }
  return counts;
}

/** The calls of those kinds that a query asks for. */
export const ofKind = (counts: KindCounts, kind: CallQuery["kind"]): number =>
  kindsOf[kind].reduce((sum, each) => sum + counts[each], 0);

/** The condition that the column `c.kind` is one of those that a query asks for. */
export const kindCondition = (kind: CallQuery["kind"]): string =>
  `c.kind in (${kindsOf[kind].map((each) => kindNumbers[each]).join(", ")})`;
