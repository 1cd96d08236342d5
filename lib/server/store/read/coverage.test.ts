import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "@/lib/server/postgres/database";
import { migrate } from "../migrate";
import { startThrowawayServer, type ThrowawayServer } from "../testing/throwaway";
import { registerConnection } from "../write/register-connection";
import { readCoverage } from "./coverage";

let server: ThrowawayServer;
let database: Database;

beforeAll(async () => {
  server = await startThrowawayServer();
  database = openDatabase({ host: server.host, user: server.user, database: "postgres" });
  await migrate(database);
});
afterAll(async () => {
  await database.close();
  await server.close();
});

let connectionId = 100;

/** A new connection that covers some spans: [start, end, unreadable, verified]. */
async function connectionThatCovers(...spans: [number, number, number?, boolean?][]): Promise<number> {
  connectionId++;
  await registerConnection(database, { connectionId, provider: "highlevel", account: `${connectionId}` }, 0);
  for (const [start, end, unreadable = 0, verified = true] of spans) {
    await database.query(
      `insert into coverage (connection_id, start_at, end_at, calls, unreadable, verified, read_at, checked_at)
       values ($1, $2, $3, 0, $4, $5, 0, 0)`,
      [connectionId, start, end, unreadable, verified],
    );
  }
  return connectionId;
}

describe("readCoverage", () => {
  it.each<[string, [number, number, number?, boolean?][], [number, number], object]>([
    ["nothing", [], [0, 10], { complete: false, from: 10, asOf: undefined }],
    ["all", [[0, 100]], [20, 90], { complete: true, from: 20, asOf: 100, unreadable: 0, verified: true }],
    ["all, in parts", [[0, 40], [40, 60], [60, 100]], [20, 90], { complete: true, from: 20 }], // prettier-ignore
    ["all up to the newest moment", [[0, 100]], [20, 130], { complete: true, from: 20, asOf: 100 }],
    ["all before 1970", [[0, 100]], [-50, 130], { complete: true, from: 0 }],
    ["what is newer than everything", [[0, 100]], [110, 130], { complete: true, from: 110 }],
    ["its newer part", [[60, 100]], [20, 130], { complete: false, from: 60, asOf: 100 }],
    ["its newer part in parts", [[60, 80], [80, 100]], [20, 90], { complete: false, from: 60 }], // prettier-ignore
    ["both ends", [[0, 40], [60, 100]], [20, 130], { complete: false, from: 60 }], // prettier-ignore
    ["its older part alone", [[0, 40], [90, 100]], [20, 80], { complete: false, from: 80 }], // prettier-ignore
    ["a part in its middle", [[40, 50], [90, 100]], [20, 80], { complete: false, from: 80 }], // prettier-ignore
    ["nothing of it", [[90, 100]], [20, 80], { complete: false, from: 80 }],
    ["a gap elsewhere", [[0, 10], [20, 100]], [20, 80], { complete: true, from: 20 }], // prettier-ignore
    ["rows of covered spans alone", [[0, 20, 7], [20, 50, 1], [60, 70, 2], [70, 100, 3]], [20, 90], { from: 60, unreadable: 5 }], // prettier-ignore
    ["a span that is not verified", [[0, 50], [50, 100, 0, false]], [20, 90], { complete: true, verified: false }], // prettier-ignore
    ["another such span outside", [[0, 20, 0, false], [20, 100]], [20, 90], { complete: true, verified: true }], // prettier-ignore
  ])("%s", async (_, spans, [start, end], expected) => {
    const id = await connectionThatCovers(...spans);
    const other = await connectionThatCovers([0, 100]);
    const coverages = await readCoverage(database, [id, other], { start, end });
    expect(coverages.find(({ connectionId }) => connectionId === id)).toMatchObject(expected);
    expect(coverages).toHaveLength(2);
  });
});
