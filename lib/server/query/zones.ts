import "server-only";
import { LRUCache } from "lru-cache";
import type { Notice } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { config } from "../config";
import type { Connection } from "../connections";
import { perProcess } from "../per-process";
import { readTimeZone } from "../store/read/names";
import type { WantedNumber } from "../store/read/number";
import { database } from "../store/store";
import { optional } from "./optional";
import { wantNumber } from "./wanted-number";

/** Zones of accounts that were read lately, by connection. */
const recent = () => perProcess("zones", () => new LRUCache<number, string>({ max: 1_000, ttl: 60_000 }));

/** The zone of one connection: as it was set, as the mirror knows it, else as the upstream says. */
async function zoneOf(
  { connectionId, timeZone, source }: Connection,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (timeZone !== undefined) return timeZone;
  const known = recent().get(connectionId);
  if (known !== undefined) return known;
  const store = database();
  const stored = store && (await optional(signal, () => readTimeZone(store, connectionId)));
  const zone = stored ?? (await optional(signal, async (late) => source.names.zone?.(late)));
  if (zone !== undefined) recent().set(connectionId, zone);
  return zone;
}

/** The zone of a query: as it asks for, else the one that all its connections share, else the setting, else UTC. */
export async function findZone(
  { tz }: Pick<CallQuery, "tz">,
  connections: readonly Connection[],
  signal: AbortSignal,
): Promise<{ zone: string; notices: Notice[] }> {
  if (tz !== undefined) return { zone: tz, notices: [] };
  const zones = await Promise.all(connections.map((connection) => zoneOf(connection, signal)));
  const [first, ...others] = new Set(zones);
  if (first !== undefined && others.length === 0) return { zone: first, notices: [] };
  const fallback = config().timeZone;
  if (fallback !== undefined) return { zone: fallback, notices: [] };
  const notice: Notice = {
    code: "zone_unavailable",
    message: "The account's own time zone could not be read. Days are shown in UTC.",
  };
  return { zone: "UTC", notices: zones.includes(undefined) ? [notice] : [] };
}

/** What the number of a query means to some connections. */
export async function readNumber(
  digits: string,
  connections: readonly Connection[],
  signal: AbortSignal,
): Promise<WantedNumber> {
  const zones = await Promise.all(connections.map((connection) => zoneOf(connection, signal)));
  return wantNumber(
    digits,
    zones.flatMap((zone) => zone ?? []),
  );
}
