import "server-only";
import { resolveWindow, type TimeWindow } from "@/lib/calls/time/window";
import type { Reader } from "../access/reader";
import type { Queries } from "../postgres/database";
import { matchQuery } from "../store/read/conditions";
import type { WantedNumber } from "../store/read/number";
import type { LockedSelection, SelectedPart } from "../store/read/selection";
import { findZone, readNumber } from "./zones";

/** What a share is held to, made definite. */
export interface Lock extends Omit<LockedSelection, "matches"> {
  window: TimeWindow;
  number?: WantedNumber | undefined;
}

/**
 * The lock of a reader: that of a share, none of others.
 * @param now ms since the epoch; not the moment that a visitor asks for, which would move a rolling range
 */
export async function findLock(
  { share, grants }: Reader,
  now: number,
  signal: AbortSignal,
): Promise<Lock | undefined> {
  if (!share) return undefined;
  const { query, call } = share;
  const connections = grants.map(({ connection }) => connection);
  const { zone } = await findZone(query, connections, signal);
  const number = query.number === undefined ? undefined : await readNumber(query.number, connections, signal);
  const owner = connections.find(({ slug }) => slug === call?.connection);
  return {
    query,
    zone,
    window: resolveWindow(query, zone, now),
    number,
    // A connection that is no longer there has the number 0, which none has.
    ...(call && { call: { connectionId: owner?.connectionId ?? 0, id: call.id } }),
  };
}

/** The time that lies in both windows. */
export function narrowWindow(asked: TimeWindow, within: TimeWindow): TimeWindow {
  const first = (asked.start ?? -Infinity) >= (within.start ?? -Infinity) ? asked : within;
  const last = (asked.end ?? Infinity) <= (within.end ?? Infinity) ? asked : within;
  return { ...first, end: last.end, rolling: last.rolling };
}

/** @param span in which the selection is used, ms since the epoch */
export async function matchLock(
  queries: Queries,
  { window: _window, number, ...lock }: Lock,
  parts: readonly SelectedPart[],
  span: { start: number; end: number },
): Promise<LockedSelection> {
  return { ...lock, matches: await matchQuery(queries, lock.query, parts, span, number) };
}
