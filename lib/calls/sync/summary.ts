import type { SyncAnswer, SyncProgress } from "../answers";
import { formatAgo, formatSpanOf } from "../format/ago";
import { formatCount } from "../format/number";

/** How a state of the sync feels: all is well, it is at work, it rests, it needs somebody, or there is no mirror. */
export type SyncTone = "good" | "busy" | "resting" | "bad" | "none";

export interface SyncSummary {
  tone: SyncTone;
  text: string;
}

/** Seconds since the mirror was true; undefined before the first sync. `now` is ms since the epoch. */
function ageOf(connections: readonly SyncProgress[], now: number): number | undefined {
  const moments = connections.flatMap(({ asOf }) => (asOf === undefined ? [] : [Date.parse(asOf)]));
  return moments.length === 0 ? undefined : (now - Math.min(...moments)) / 1000;
}

/** Whether calls are still missing that the upstream is known to have. */
export const isFilling = ({ state, loaded, unreadable, expected }: SyncProgress): boolean =>
  state === "backfill" && (expected === undefined || loaded + unreadable < expected);

/** `4,200 of 18,310`, or what is loaded where nobody knows of how many. */
export function loadedOf(connections: readonly SyncProgress[], locale: string): string {
  const sum = (read: (each: SyncProgress) => number) =>
    formatCount(
      connections.reduce((total, each) => total + read(each), 0),
      locale,
    );
  const known = connections.every(({ expected }) => expected !== undefined);
  const loaded = sum((each) => each.loaded);
  return known ? `${loaded} of ${sum(({ loaded, expected = 0 }) => Math.max(loaded, expected))}` : loaded;
}

/** Whether what keeps a connection from being synced has to be told. */
export const isFailing = ({ state, error }: SyncProgress): boolean =>
  state === "failed" || error !== undefined;

/**
 * The sync of all connections in a few words, the worst first. Undefined where there is no connection.
 *
 * @param now ms since the epoch
 */
export function summariseSync(
  { connections }: SyncAnswer,
  now: number,
  locale: string,
): SyncSummary | undefined {
  if (connections.length === 0) return undefined;
  const any = (holds: (each: SyncProgress) => boolean) => connections.some(holds);
  const age = ageOf(connections, now);
  if (any(isFailing)) {
    const late = age !== undefined && age >= 60;
    return { tone: "bad", text: late ? `Not synced for ${formatSpanOf(age, locale)}` : "Sync is failing" };
  }
  if (any(({ paused }) => paused)) {
    return {
      tone: "resting",
      text: age === undefined ? "Sync paused" : `Paused, synced ${formatAgo(age, locale)}`,
    };
  }
  if (any(({ state }) => state === "starting")) return { tone: "busy", text: "Starting" };
  const filling = connections.filter(isFilling);
  if (filling.length > 0) return { tone: "busy", text: `Loading calls: ${loadedOf(filling, locale)}` };
  if (age === undefined) return { tone: "busy", text: "Not synced yet" };
  return { tone: "good", text: `Synced ${formatAgo(age, locale)}` };
}
