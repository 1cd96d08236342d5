import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Call, PhoneRecord } from "@/lib/calls/call";
import { callSets } from "@/lib/server/calls/testing/odd-calls";
import { fixed } from "@/lib/testing/fixed";
import { day, hour, season, week } from "./rollups";
import { testDatabase, type TestDatabase } from "../testing/test-database";
import { registerConnection } from "../write/register-connection";
import { savePhoneRecords } from "../write/save-phone-records";
import { saveWindow } from "../write/save-window";

const now = Date.parse("2026-11-20T20:32:10.500Z");

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(() => database.close());

const calls = (unit: string, length: number) => [
  `select ${unit}, kind, agent_no, calls, seconds, acted, reported, transferred from call_${unit}s`,
  `select started_at / ${length}, kind, agent_no, count(*), coalesce(sum(duration), 0),
     count(*) filter (where action_set <> 0), count(transferred), count(*) filter (where transferred)
   from calls group by connection_id, 1, 2, 3`,
];
const actions = (unit: string, length: number) => [
  `select ${unit}, kind, action_set, calls from action_${unit}s`,
  `select started_at / ${length}, kind, action_set, count(*) from calls
   where action_set <> 0 group by connection_id, 1, 2, 3`,
];
const durations = (unit: string, length: number) => [
  `select ${unit}, kind, agent_no, duration, calls from duration_${unit}s`,
  `select started_at / ${length}, kind, agent_no, duration, count(*) from calls
   where duration is not null group by connection_id, 1, 2, 3, 4`,
];

const isPhoned = "(direction <> 0 or phone_status <> 0)";

const types = (unit: string, length: number) => [
  `select ${unit}, kind, type, calls, executions from type_${unit}s`,
  `select started_at / ${length}, kind, type, count(*), sum(times)::bigint
   from calls join action_sets using (connection_id, action_set)
     cross join lateral (select type, count(*) as times from unnest(types) as type group by 1) as each
   group by connection_id, 1, 2, 3`,
];

const others = [
  [
    `select hour, kind, calls from all_hours`,
    `select started_at / ${hour}, kind, count(*) from calls group by connection_id, 1, 2`,
  ],
  types("hour", hour),
  types("day", day),
  [
    `select season, kind, agent_no, direction, phone_status, calls from phone_seasons`,
    `select started_at / ${season}, kind, agent_no, direction, phone_status, count(*)
     from calls where direction <> 0 or phone_status <> 0 group by connection_id, 1, 2, 3, 4, 5`,
  ],
  [
    `select season, kind, agent_no, calls from call_seasons`,
    `select started_at / ${season}, kind, agent_no, count(*) from calls group by connection_id, 1, 2, 3`,
  ],
  [
    `select day, kind, agent_no, action_set, calls from agent_action_days`,
    `select started_at / ${day}, kind, agent_no, action_set, count(*) from calls
     where action_set <> 0 group by connection_id, 1, 2, 3, 4`,
  ],
  [
    `select day, kind, field_set, calls from field_days`,
    `select started_at / ${day}, kind, field_set, count(*) from calls
     where field_set <> 0 group by connection_id, 1, 2, 3`,
  ],
  [
    `select season, kind, contact_id, calls from contact_seasons`,
    `select started_at / ${season}, kind, contact_id, count(*) from calls
     where contact_id is not null group by connection_id, 1, 2, 3`,
  ],
];

const phoneCalls = (unit: string, length: number) => [
  `select ${unit}, kind, agent_no, direction, phone_status, calls, seconds, acted, reported, transferred
   from phone_${unit}s`,
  `select started_at / ${length}, kind, agent_no, direction, phone_status, count(*), coalesce(sum(duration), 0),
     count(*) filter (where action_set <> 0), count(transferred), count(*) filter (where transferred)
   from calls where ${isPhoned} group by connection_id, 1, 2, 3, 4, 5`,
];
const phoneSets = (what: "action" | "field") => [
  `select day, kind, direction, phone_status, ${what}_set, calls from phone_${what}_days`,
  `select started_at / ${day}, kind, direction, phone_status, ${what}_set, count(*) from calls
   where ${isPhoned} and ${what}_set <> 0 group by connection_id, 1, 2, 3, 4, 5`,
];
const phoneDurations = (unit: string, length: number) => [
  `select ${unit}, kind, agent_no, direction, phone_status, duration, calls from phone_duration_${unit}s`,
  `select started_at / ${length}, kind, agent_no, direction, phone_status, duration, count(*) from calls
   where ${isPhoned} and duration is not null group by connection_id, 1, 2, 3, 4, 5, 6`,
];

/** What is kept, beside what is counted anew. */
const tables = [
  calls("hour", hour),
  calls("day", day),
  actions("hour", hour),
  actions("day", day),
  durations("week", week),
  durations("season", season),
  ...others,
  phoneCalls("hour", hour),
  phoneCalls("day", day),
  phoneSets("action"),
  phoneSets("field"),
  phoneDurations("week", week),
  phoneDurations("season", season),
];

/** Other words of the phone system for some calls, as they come later. */
const recordsOf = (calls: readonly Call[]) =>
  calls.flatMap(({ phoneRecordId: id }, at): PhoneRecord[] =>
    id === undefined ? [] : [{ id, direction: at % 3 === 0 ? "inbound" : "outbound", status: "busy" }],
  );

it("keeps counts equal to the calls, whatever comes, changes and goes", { timeout: 60_000 }, async () => {
  const connectionId = 1;
  await registerConnection(database, { connectionId, provider: "highlevel", account: "1" }, now);
  const change = fc.record({
    calls: callSets(now, 60),
    start: fc.integer({ min: 1, max: 400 }).map((days) => now - days * 86_400_000),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ calls, start }) => {
      const own = calls.filter(({ startedAt }) => Date.parse(startedAt) >= start);
      const window = { start, end: now, calls: own, unreadable: 0, verified: true, readAt: now };
      await saveWindow(database, connectionId, window);
      const records = recordsOf(own);
      await database.transaction((queries) => savePhoneRecords(queries, connectionId, records, now));
      for (const [kept, counted] of tables) {
        const differing = await database.query(
          `(${kept} where calls <> 0 except ${counted}) union all (${counted} except ${kept} where calls <> 0)`,
        );
        expect(differing).toEqual([]);
      }
    }),
    fixed(30),
  );
});
