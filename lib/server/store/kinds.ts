import "server-only";
import type { CallQuery } from "@/lib/calls/query/parameters";

/** How the facts write a kind. */
export const kindNumbers = { live: 0, trial: 1, unknown: 2 } as const;

/** The kinds of call that a query asks for; `live` means: not known to be a trial. */
export const kindsOf: Record<CallQuery["kind"], readonly (keyof typeof kindNumbers)[]> = {
  live: ["live", "unknown"],
  trial: ["trial"],
  all: ["live", "trial", "unknown"],
};
