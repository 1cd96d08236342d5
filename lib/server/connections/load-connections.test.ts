import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connections } from "@/lib/server/connections";
import { startListening, isListening } from "@/lib/server/postgres/listen";
import { startSync } from "@/lib/server/sync/start-sync";
import type { ConnectionConfig } from "@/lib/server/sources/registry";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { followConnections, loadConnections } from "./load-connections";
import { rotateCredentials } from "./rotate-credentials";
import { saveConnection, toAccount } from "./save-connection";
import { configure, forgetConfiguration } from "./testing/app";

const [old, next] = ["an-old-secret-of-more-than-32-characters", "a-new-secret-of-more-than-32-characters"];
const database = await testDatabase();
afterAll(() => database.close());

const start = (secrets: string, env: Record<string, string> = {}) =>
  configure({ CALLBOARD_SECRET: secrets, CALLBOARD_SANDBOX: "1", ...env });
beforeEach(() => start(old));
afterEach(async () => {
  await database.query("delete from stored_connections where connection_id is not null");
  forgetConfiguration();
});

// Nothing listens there.
const baseUrl = "http://127.0.0.1:9";
const cedar: ConnectionConfig = {
  provider: "highlevel",
  slug: "cedar",
  name: "Cedar Dental",
  token: "pit-invented-cedar-0001",
  locationId: "cedar-location",
  preset: "leadway",
  baseUrl,
  timeZone: "America/Denver",
  languages: ["es"],
  color: 3,
};
const birch: ConnectionConfig = {
  provider: "telzino",
  slug: "birch",
  name: "Birch Law",
  clientId: "birch-client",
  clientSecret: "invented-birch-secret",
  baseUrl,
};

const save = (config: ConnectionConfig) =>
  saveConnection(database, toAccount(config, { ...config }), config, 1);
const load = async () => {
  await loadConnections(database);
  return connections();
};
const slugs = () => connections().map(({ slug }) => slug);
const { signal } = new AbortController();

describe("connections that were made in the app", () => {
  it("are those that were stored, and stay the same objects until they are changed", async () => {
    await save(cedar);
    await save(birch);
    const first = await load();
    expect(first).toMatchObject([
      { slug: "cedar", name: "Cedar Dental", account: "cedar-location", languages: ["es"], color: 3 },
      { slug: "birch", name: "Birch Law", account: "birch-client", timeZone: undefined },
    ]);
    expect(first[0]?.source.app?.system.en).toBe("Leadway");
    expect(await load()).toEqual(first);
    expect((await load())[0]).toBe(first[0]);
    await save({ ...cedar, name: "Cedar" });
    const [changed, same] = await load();
    expect(changed).toMatchObject({ name: "Cedar" });
    expect(same).toBe(first[1]);
  });

  it("hold no secret in clear in any of their columns", async () => {
    await save(cedar);
    await save(birch);
    const rows = await database.query<{ text: string }>(
      "select connection_id, stored_connections::text || encode(credentials, 'escape') as text from stored_connections",
    );
    expect(rows).toHaveLength(2);
    for (const { text } of rows) expect(text).not.toMatch(/pit-invented|invented-birch/);
  });

  it("do not take the place of one of the configuration", async () => {
    await save(cedar);
    await save({ ...birch, slug: "highlevel" });
    start(old, {
      HIGHLEVEL_TOKEN: "pit-other",
      HIGHLEVEL_LOCATION_ID: "cedar-location",
      HIGHLEVEL_NAME: "Mine",
    });
    expect(await load()).toMatchObject([{ slug: "highlevel", name: "Mine" }]);
  });

  it("refuse to ask anything if their row was copied from another one", async () => {
    await save(cedar);
    await save({ ...cedar, slug: "copy", locationId: "other-location" });
    await database.query(
      `update stored_connections set credentials = source.credentials, hint = source.hint
       from stored_connections as source
       where source.connection_id <> stored_connections.connection_id and stored_connections.slug = 'copy'`,
    );
    const [own, copied] = await load();
    await expect(copied?.source.listAgents(signal)).rejects.toMatchObject({
      code: "upstream_unauthorized",
      message: expect.stringContaining("cannot be decrypted") as string,
    });
    await expect(own?.source.listAgents(signal)).rejects.toMatchObject({ code: "upstream_unavailable" });
  });

  it("are encrypted with the newest key by a rotation, and need no older one then", async () => {
    await save(cedar);
    await save(birch);
    start(`${next},${old}`);
    expect(await rotateCredentials(database)).toEqual({ encrypted: 2, unreadable: [] });
    expect(await rotateCredentials(database)).toEqual({ encrypted: 0, unreadable: [] });
    start(next);
    const [first] = await load();
    await expect(first?.source.listAgents(signal)).rejects.toMatchObject({ code: "upstream_unavailable" });
    start(old);
    expect(await rotateCredentials(database)).toEqual({ encrypted: 0, unreadable: ["cedar", "birch"] });
  });
});

it("begins, restarts and ends syncs as connections come, change and go", async () => {
  const syncs = startSync(database, []);
  const stops = [
    startListening(database),
    followConnections(database, () => syncs.update(connections())),
    () => syncs.stop(),
  ];
  try {
    await vi.waitFor(() => expect(isListening()).toBe(true));
    const synced = () =>
      database
        .query<{ error: string | null }>("select connection_id, error_code as error from sync_states")
        .then((rows) => rows.map(({ error }) => error));
    await save(cedar);
    await vi.waitFor(async () => expect(await synced()).toEqual(["upstream_unavailable"]), {
      timeout: 15_000,
    });
    const held = () =>
      database
        .query<{ locks: number }>(
          "select count(*)::int as locks from pg_locks where locktype = 'advisory' and granted",
        )
        .then(([row]) => row?.locks);
    expect(slugs()).toEqual(["cedar"]);
    expect(await held()).toBe(1);
    await database.query(
      "with gone as (delete from stored_connections where slug = 'cedar' returning connection_id) select pg_notify('callboard', 'connection ' || connection_id) from gone",
    );
    await vi.waitFor(async () => expect([slugs(), await held()]).toEqual([[], 0]), { timeout: 15_000 });
  } finally {
    await Promise.all(stops.map((stop) => stop()));
  }
});
