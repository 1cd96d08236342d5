import { afterAll, expect, it } from "vitest";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { writeAudit } from "./write-audit";

const database = await testDatabase();
afterAll(() => database.close());

const person = { id: "p-1", name: "Ada Example", isOwner: true };

it("tells who did what", async () => {
  await writeAudit(
    database,
    { reader: { kind: "session", person } },
    { action: "calls.export", details: { format: "csv" } },
  );
  await writeAudit(database, { share: "s-1" }, { action: "share.use", subject: "s-1" });
  await writeAudit(database, {}, { action: "sign-in.fail" });
  const kept = await database.query(
    "select action, actor_kind, actor_id, actor_name, subject, details from audit_events order by event_id",
  );
  expect(kept).toEqual([
    {
      action: "calls.export",
      actor_kind: "person",
      actor_id: "p-1",
      actor_name: "Ada Example",
      subject: null,
      details: { format: "csv" },
    },
    {
      action: "share.use",
      actor_kind: "share",
      actor_id: "s-1",
      actor_name: null,
      subject: "s-1",
      details: {},
    },
    {
      action: "sign-in.fail",
      actor_kind: "stranger",
      actor_id: null,
      actor_name: null,
      subject: null,
      details: {},
    },
  ]);
});

it("stays as it is, but for what is older than 30 days", async () => {
  for (const statement of [
    "update audit_events set action = 'sign-out'",
    "delete from audit_events",
    "truncate audit_events",
  ]) {
    await expect(database.query(statement)).rejects.toThrow("stay as they are");
  }
  await database.query("insert into audit_events (at, action, actor_kind) values (0, 'sign-in', 'stranger')");
  await database.query("delete from audit_events where at = 0");
  expect(await database.query("select 1 from audit_events where at = 0")).toEqual([]);
});
