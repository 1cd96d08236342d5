import { afterAll, beforeEach, expect, it } from "vitest";
import { completeQuery } from "@/lib/calls/query/query";
import { listCalls } from "@/lib/server/calls/list-calls";
import { countFacets } from "@/lib/server/calls/count-facets";
import { exportCalls } from "@/lib/server/calls/export-calls";
import { forgetAll, patient, setStore } from "@/lib/server/calls/testing/account";
import { readerOf } from "@/lib/server/access/testing/reader-of";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { requestNames } from "@/lib/server/store/requests";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { sendCommand } from "./commands";
import { createContext, type SyncContext } from "./context";
import { nameContacts } from "./name-contacts";
import { fillRound, headRound } from "./rounds";
import { connectTo } from "./testing/mirrored";

const database = await testDatabase();
setStore(database);
afterAll(() => database.close());
beforeEach(forgetAll);

const { signal } = new AbortController();
const hour = 3_600_000;
const start = Date.now();
let accounts = 0;

/** A synced account whose contacts have no names yet. */
async function open(calls = 40) {
  let time = start;
  const locationId = `names-${(accounts += 1)}`;
  const sandbox = createHighLevelSandbox({ calls, now: () => time, locationId, rateLimit: null });
  const asked: string[] = [];
  const connection = connectTo(
    { url: "http://127.0.0.1", token: sandbox.token, locationId },
    {
      fetch: (input, init) => {
        const request = new Request(input, init);
        const [, id] = /\/contacts\/(.+)$/.exec(new URL(request.url).pathname) ?? [];
        if (id !== undefined) asked.push(id);
        return sandbox.fetch(request);
      },
    },
  );
  await registerConnection(database, connection, time);
  const context = createContext(database, connection, () => time);
  await headRound(context, signal);
  await fillRound(context, signal);
  const contacts = () =>
    database.query<{ id: string; name: string | null; missing: boolean; named_at: number | null }>(
      "select id, name, missing, named_at from contacts where connection_id = $1",
      [connection.connectionId],
    );
  return {
    sandbox,
    connection,
    context,
    asked,
    contacts,
    reader: readerOf([connection]),
    advance: (milliseconds: number) => void (time += milliseconds),
    name: () => nameContacts(context, signal),
  };
}

const everything = completeQuery({ range: "all", kind: "all", size: 50 });

it("names all contacts once, and says of some that they are gone", async () => {
  const account = await open(200);
  await account.name();
  const contacts = await account.contacts();
  expect(account.asked.toSorted()).toEqual(contacts.map(({ id }) => id).sort());
  const gone = contacts.filter(({ missing }) => missing);
  expect(gone.length).toBeGreaterThan(0);
  expect(gone.every(({ name }) => name === null)).toBe(true);
  expect(contacts.filter(({ missing }) => !missing).every(({ name }) => / /.test(name ?? ""))).toBe(true);
  await account.name();
  account.advance(29 * 24 * hour);
  await account.name();
  expect(account.asked).toHaveLength(contacts.length);
  account.advance(2 * 24 * hour);
  await account.name();
  expect(account.asked).toHaveLength(2 * contacts.length);
});

it("asks for those in view first, and only for them while calls are being loaded", async () => {
  const account = await open();
  const ids = (await account.contacts()).map(({ id }) => id).sort();
  const wanted = ids.slice(-2);
  account.context.doing.add("backfill");
  await account.name();
  expect(account.asked).toEqual([]);
  await requestNames(database, account.connection.connectionId, wanted);
  await account.name();
  expect(account.asked.toSorted()).toEqual(wanted);
  account.context.doing.clear();
  await account.name();
  expect(account.asked).toHaveLength(ids.length);
});

it("has a list in view ask for the names of its contacts", async () => {
  const account = await open();
  const { calls } = await listCalls(account.reader, { ...everything, size: 10 }, patient());
  const inView = new Set(calls.flatMap(({ contact }) => contact?.id ?? []));
  account.context.doing.add("recheck");
  await expect.poll(async () => (await account.name(), new Set(account.asked))).toEqual(inView);
});

it("lets a contact be found by its name wherever calls are asked for", async () => {
  const account = await open();
  await account.name();
  const named = (await account.contacts()).find(({ name }) => name !== null);
  const name = named?.name ?? expect.fail();
  const { calls } = await listCalls(account.reader, everything, patient());
  const own = calls.filter(({ contact }) => contact?.id === named?.id).map(({ id }) => id);
  expect(own.length).toBeGreaterThan(0);
  expect(calls.find(({ id }) => id === own[0])?.contact?.name).toBe(name);
  // A part of the name among the contacts, the whole of it in the search.
  const facets = await countFacets(account.reader, everything, name.slice(1, -1), patient());
  expect(facets.contact).toContainEqual({ value: named?.id, label: name, count: own.length });
  const found = await listCalls(account.reader, { ...everything, q: `"${name}"` }, patient());
  expect(found.calls.map(({ id }) => id)).toEqual(expect.arrayContaining(own));
  expect(found.calls.every(({ hit }) => hit !== undefined)).toBe(true);
  const file = await exportCalls(
    account.reader,
    { ...everything, columns: ["contact"] },
    new URLSearchParams({ format: "csv" }),
    { origin: "https://calls.example.com", gone: patient(), signal: patient() },
  );
  expect(await file.text()).toContain(name);
});

it("keeps a name in the words of a call that changes", async () => {
  const account = await open();
  await account.name();
  const named = (await account.contacts()).find(({ name }) => name !== null);
  const asked = { ...everything, q: `"${named?.name ?? ""}"` };
  const before = await listCalls(account.reader, asked, patient());
  account.sandbox.control({ reviseCalls: before.calls.map(({ id }) => id) });
  account.advance(60_000);
  await sendCommand(database, account.connection.connectionId, "recheck", start + 60_000);
  await headRound(account.context, signal);
  await fillRound(account.context, signal);
  forgetAll();
  const after = await listCalls(account.reader, asked, patient());
  expect(after.total).toBe(before.total);
  expect(after.calls.map(({ summary }) => summary)).not.toEqual(before.calls.map(({ summary }) => summary));
});

it.each<[string, Parameters<typeof pauseOf>[0], number]>([
  ["an hour if the token may not read contacts", "401-scope", hour],
  ["a minute if the upstream does not answer", "503", 60_000],
])("waits %s", (_, kind, pause) => pauseOf(kind, pause));

async function pauseOf(kind: "401-scope" | "503", pause: number) {
  const account = await open(20);
  account.sandbox.control({ fail: { kind, path: "/contacts/" } });
  await account.name();
  account.sandbox.control({ fail: null });
  const before = account.asked.length;
  account.advance(pause - 1_000);
  await account.name();
  expect(account.asked).toHaveLength(before);
  account.advance(2_000);
  await account.name();
  expect((await account.contacts()).every(({ named_at }) => named_at !== null)).toBe(true);
}

it("asks for no more than a share of a day's requests", async () => {
  const account = await open(20);
  const { connectionId } = account.connection;
  await database.query(
    `insert into contacts (connection_id, id, named_at) select $1, 'other-' || n, $2 from generate_series(1, 19997) as n`,
    [connectionId, start - hour],
  );
  await account.name();
  expect(account.asked).toHaveLength(3);
  account.advance(24 * hour);
  await account.name();
  expect((await account.contacts()).filter(({ named_at }) => named_at === null)).toEqual([]);
});

it("is silent if the upstream offers no names", async () => {
  const account = await open(5);
  const silent: SyncContext = {
    ...account.context,
    connection: { ...account.connection, source: { ...account.connection.source, names: {} } },
  };
  await nameContacts(silent, signal);
  expect(account.asked).toEqual([]);
});
