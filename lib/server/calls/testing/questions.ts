import "server-only";
import fc from "fast-check";
import { kinds } from "@/lib/calls/fields/kind";
import { ranges } from "@/lib/calls/fields/range";
import { sorts } from "@/lib/calls/fields/sort";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { parseQuery, serializeQuery } from "@/lib/calls/query/query";
import { searches } from "./naive-calls";
import { agentIds, contactIds, fields, types } from "./odd-calls";

const some = <T>(values: readonly T[], most = 3) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most });
const orNone = <T>(values: fc.Arbitrary<T[]>, weight: number) =>
  fc.oneof({ weight, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: values });
const rarely = <T>(value: fc.Arbitrary<T>, weight = 8) =>
  fc.oneof({ weight, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const zones = [
  undefined,
  "America/Chicago",
  "UTC",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Europe/London",
];

/**
 * Any question, of calls that are there and of some that are not.
 * @param slugs of the connections; some questions name some of them, and one that does not exist
 * @param now ms since the epoch
 */
export function questions(slugs: readonly string[], now: number): fc.Arbitrary<CallQuery> {
  const date = fc
    .integer({ min: -400, max: 5 })
    .map((days) => new Date(now + days * 86_400_000).toISOString().slice(0, 10));
  const end = fc.oneof(
    fc.record({ date }),
    fc.record({ date, time: fc.constantFrom("00:00", "09:17"), offset: fc.constantFrom("-05:00", "Z") }),
  );
  return fc
    .record({
      connection: orNone(some([...slugs, "nowhere"], 4), slugs.length === 1 ? 12 : 2),
      range: fc.constantFrom<CallQuery["range"]>("all", "all", "year", "90d", ...ranges),
      from: rarely(end, 5),
      to: rarely(end),
      tz: fc.constantFrom(...zones),
      kind: fc.constantFrom(...kinds),
      sort: fc.constantFrom(...sorts),
      size: fc.constantFrom(10, 25, 50),
      agent: orNone(some([...agentIds, "nobody"]), 4),
      contact: orNone(some([...contactIds, "nobody"]), 8),
      action: orNone(some([...types, "any", "none", "NEW_TYPE"]), 4),
      weekday: orNone(some([1, 2, 5, 6, 7]), 8),
      hour: orNone(some([0, 1, 8, 9, 14, 17, 23], 5), 8),
      field: orNone(some([...fields, "nothing"], 2), 8),
      q: rarely(fc.constantFrom(...searches.map(({ q }) => q)), 4),
      number: rarely(fc.constantFrom("1", "15550", "7", "42", "0", "55")),
      min: rarely(fc.constantFrom(0, 1, 30, 95.5, 600)),
      max: rarely(fc.constantFrom(0, 20, 90, 300.5, 3000)),
    })
    .map((given) => parseQuery(new URLSearchParams(serializeQuery(given))).query);
}
