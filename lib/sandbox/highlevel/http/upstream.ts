import { callRow } from "../call-row";
import type { Catalogue } from "../catalogue";
import type { CallFacts, World } from "../facts";
import type { CallRow } from "../wire";
import type { Zone } from "../zone";
import type { RecordingSettings } from "./recording";

/** What the handlers of the API stand on. */
export interface Upstream {
  world: World;
  zone: Zone;
  catalogue: Catalogue;
  account: { token: string; locationId: string; scopes: string[] };
  /** How often the summary of a call was revised, by the call's key. */
  revisions: Map<number, number>;
  /** Phone statuses that were changed later, and when (ms since epoch), by the call's key. */
  changedMessages: Map<number, { at: number; status: string }>;
  /** Cursors of earlier generations are refused. */
  cursorGeneration: number;
  /** ms since epoch */
  now: () => number;
  recordings: RecordingSettings;
  /** A fresh trace id, as every answer carries one (contract 1.3). */
  traceId(): string;
}

/** A call as the list shows it now. */
export function currentRow({ world, zone, revisions }: Upstream, facts: CallFacts): CallRow {
  const row = callRow(world, facts, zone);
  const revision = revisions.get(facts.key);
  return revision === undefined
    ? row
    : { ...row, summary: `${row.summary ?? ""} Revised ${revision} times.`.trim() };
}
