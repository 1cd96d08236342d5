import fc from "fast-check";
import { actionTypes } from "@/lib/calls/action-types";
import { tableColumns, extractedColumn, type ColumnId } from "@/lib/calls/fields/columns";
import type { LocalTime } from "@/lib/calls/fields/local-time";
import { kinds } from "@/lib/calls/fields/kind";
import { ranges } from "@/lib/calls/fields/range";
import { sorts } from "@/lib/calls/fields/sort";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { completeQuery } from "@/lib/calls/query/query";
import { zones } from "./zones";

const pad = (value: number, length = 2) => String(value).padStart(length, "0");

/** Texts that stress separators, escapes and encodings, without blanks around them. */
const word = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(..."aZ09,,\\\\ +%&=#?:;'\"<>\u0000\n\u00a0éß中😀\u0301") }),
    fc.string({ unit: "binary" }),
  )
  .map((text) => text.trim())
  .filter((text) => text !== "");

const inOrder = <T extends string | number>(values: T[]) => values.toSorted((a, b) => (a < b ? -1 : 1));
const setOf = <T extends string | number>(item: fc.Arbitrary<T>) =>
  fc.uniqueArray(item, { maxLength: 4 }).map(inOrder);

const date = fc
  .date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${pad(hour)}:${pad(minute)}`);
const offset = fc.oneof(
  fc.constant("Z"),
  fc
    .tuple(
      fc.constantFrom("+", "-"),
      fc.integer({ min: 0, max: 17 }),
      fc.constantFrom("00", "15", "30", "45", "59"),
    )
    .map(([sign, hours, minutes]) => `${sign}${pad(hours)}:${minutes}`),
);

export const localTimes: fc.Arbitrary<LocalTime> = fc.oneof(
  fc.record({ date }),
  fc.record({ date, time: clock }),
  fc.record({ date, time: clock, offset }),
);

const column: fc.Arbitrary<ColumnId> = fc.oneof(
  fc.constantFrom(...tableColumns.map(({ id }) => id)),
  word.map(extractedColumn),
);
const seconds = fc.oneof(
  fc.integer({ min: 0, max: 999_999_999 }),
  fc.integer({ min: 0, max: 999_999_999 }).map((micros) => micros / 1_000_000),
);
const page = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));

/** Queries as a URL can mean them: any parameters together, sets in their canonical order. */
export const queries: fc.Arbitrary<CallQuery> = fc
  .record(
    {
      connection: setOf(word),
      range: fc.constantFrom(...ranges),
      from: localTimes,
      to: localTimes,
      tz: fc.constantFrom(...zones),
      agent: setOf(word),
      contact: setOf(word),
      kind: fc.constantFrom(...kinds),
      action: setOf(fc.oneof(fc.constantFrom("any", "none", ...actionTypes.map(({ type }) => type)), word)),
      weekday: setOf(fc.integer({ min: 1, max: 7 })),
      hour: setOf(fc.integer({ min: 0, max: 23 })),
      field: setOf(word),
      q: fc.tuple(word, fc.constantFrom("book", '"a table"', "-cancel")).map((parts) => parts.join(" ")),
      number: fc.stringMatching(/^[0-9]{1,15}$/),
      min: seconds,
      max: seconds,
      sort: fc.constantFrom(...sorts),
      page,
      size: fc.constantFrom(10, 25, 50),
      columns: fc.uniqueArray(column, { minLength: 1, maxLength: 6 }),
      turn: page,
    },
    { requiredKeys: [] },
  )
  .map(completeQuery);
