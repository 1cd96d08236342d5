import "server-only";
import fc from "fast-check";
import { conditionNames } from "@/lib/calls/fields/fields";
import { ranges } from "@/lib/calls/fields/range";
import { sorts } from "@/lib/calls/fields/sort";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { parseQuery, serializeQuery } from "@/lib/calls/query/query";
import { laws } from "./conditions";

/** @param weight how often it is absent, for each time that it is there */
const rarely = <T>(weight: number, value: fc.Arbitrary<T>) =>
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
  const named = fc.uniqueArray(fc.constantFrom(...slugs, "nowhere"), { minLength: 1, maxLength: 4 });
  const scope = fc.record({
    connection: fc.oneof(
      { weight: slugs.length === 1 ? 12 : 2, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: named },
    ),
    range: fc.constantFrom<CallQuery["range"]>("all", "all", "year", "90d", ...ranges),
    from: rarely(5, end),
    to: rarely(8, end),
    tz: fc.constantFrom(...zones),
    sort: fc.constantFrom(...sorts),
    size: fc.constantFrom(10, 25, 50),
  });
  const conditions = conditionNames.map((name): fc.Arbitrary<Partial<CallQuery>> => laws[name].asked);
  return fc
    .tuple(scope, ...conditions)
    .map((parts): Partial<CallQuery> => Object.assign({}, ...parts))
    .map((given) => parseQuery(new URLSearchParams(serializeQuery(given))).query);
}
