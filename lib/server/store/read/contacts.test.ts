import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { completeQuery } from "@/lib/calls/query/query";
import { fixed } from "@/lib/testing/fixed";
import { testDatabase, type TestDatabase } from "../testing/test-database";
import { registerConnection } from "../write/register-connection";
import { countContacts } from "./contacts";
import { season } from "./rollups";
import type { Selection } from "./selection";

const connectionId = 1;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await registerConnection(database, { connectionId, provider: "highlevel", account: "1" }, 0);
}, 60_000);
afterAll(() => database.close());

const kinds: Record<CallQuery["kind"], number[]> = { live: [0, 2], trial: [1], all: [0, 1, 2] };

/** Calls of a contact within sixteen weeks. Few have many, so that the first fifty are found without the others. */
const counts = fc.uniqueArray(
  fc.record({
    contact: fc.integer({ min: 1, max: 120 }),
    season: fc.integer({ min: 180, max: 184 }),
    kind: fc.integer({ min: 0, max: 2 }),
    calls: fc.oneof(fc.constantFrom(0, 1, 2), fc.integer({ min: 0, max: 40 })),
  }),
  {
    selector: (row) => `${row.contact} ${row.season} ${row.kind}`,
    minLength: 1,
    maxLength: 600,
    size: "max",
  },
);

const idOf = (contact: number) => `contact-${contact}`;

it("counts the contacts with the most calls, and those that are asked for", { timeout: 60_000 }, async () => {
  const kind = fc.constantFrom<CallQuery["kind"]>("live", "trial", "all");
  const seasons = fc.tuple(fc.integer({ min: 179, max: 183 }), fc.integer({ min: 1, max: 6 }));
  const asked = fc.array(fc.integer({ min: 1, max: 125 }).map(idOf), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(counts, kind, seasons, asked, async (rows, kind, [first, length], contact) => {
      await database.query("delete from contact_seasons where connection_id = $1", [connectionId]);
      await database.query(
        `insert into contact_seasons (connection_id, season, kind, contact_id, calls)
         select $1, season, kind, 'contact-' || contact, calls
         from jsonb_to_recordset($2) as each (season int, kind int, contact int, calls int)`,
        [connectionId, JSON.stringify(rows)],
      );
      const selection: Selection = {
        query: completeQuery({ range: "all", kind, contact }),
        zone: "UTC",
        window: { start: first * season, end: (first + length) * season },
        parts: [{ connectionId, slug: "one", from: 0, version: 0, asOf: undefined }],
        matches: {},
      };
      const totals = new Map<string, number>();
      for (const row of rows) {
        const isCounted =
          kinds[kind].includes(row.kind) && row.season >= first && row.season < first + length;
        if (!isCounted || row.calls === 0) continue;
        totals.set(idOf(row.contact), (totals.get(idOf(row.contact)) ?? 0) + row.calls);
      }
      const byCalls = (a: [string, number], b: [string, number]) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
      const ordered = [...totals].sort(byCalls);
      const most = [
        ...ordered.filter(([id]) => contact.includes(id)),
        ...ordered.filter(([id]) => !contact.includes(id)),
      ].slice(0, 50);
      const found = await countContacts(database, selection, undefined);
      expect(found.map(({ id, calls }) => [id, calls])).toEqual(most.sort(byCalls));
    }),
    fixed(60),
  );
});
