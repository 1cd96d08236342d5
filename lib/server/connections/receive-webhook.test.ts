import { generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST } from "@/app/api/webhooks/[provider]/route";
import { setStore } from "@/lib/server/calls/testing/account";
import { readConfig } from "@/lib/server/config";
import { processValues } from "@/lib/server/per-process";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { connections } from "@/lib/server/connections";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { configure, forgetConfiguration } from "./testing/app";

const database = await testDatabase();
beforeAll(() => setStore(database));
afterAll(() => database.close());

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const key = publicKey.export({ format: "der", type: "spki" }).toString("base64");
const account = {
  HIGHLEVEL_TOKEN: "pit-invented",
  HIGHLEVEL_LOCATION_ID: "cedar",
  HIGHLEVEL_BASE_URL: "http://127.0.0.1:9",
};

let events = 0;
const eventOf = (change: object = {}) => ({
  type: "VoiceAiCallEnd",
  locationId: "cedar",
  id: "6a369b4c88ba8ee6fc70edfc",
  webhookId: `event-${(events += 1)}`,
  timestamp: new Date().toISOString(),
  summary: "Größe, ¡olé!",
  ...change,
});

async function send(
  body: string,
  { signature, provider = "highlevel" }: { signature?: string; provider?: string } = {},
) {
  const signed = signature ?? sign(null, Buffer.from(body), privateKey).toString("base64");
  const request = new Request(`http://127.0.0.1:3000/api/webhooks/${provider}`, {
    method: "POST",
    body,
    headers: { "x-ghl-signature": signed },
  });
  return (await POST(request, { params: Promise.resolve({ provider }) })).status;
}

const wanted = async () => {
  const rows = await database.query<{ at: number | null }>(
    "select connection_id, sync_wanted_at as at from sync_states",
  );
  return rows.filter(({ at }) => at !== null).length;
};
const noted = () => database.query("select connection_id from webhook_deliveries");

beforeEach(async () => {
  configure({ ...account, HIGHLEVEL_WEBHOOK_KEY: key });
  for (const connection of connections()) await registerConnection(database, connection, 0);
});
afterEach(async () => {
  processValues.delete("sync signals");
  forgetConfiguration();
  await database.query("delete from webhook_deliveries where connection_id is not null");
  await database.query("update sync_states set sync_wanted_at = null where connection_id is not null");
});

describe("POST /api/webhooks/{provider}", () => {
  it("has the sync of the account read its newest calls, behind the answer", async () => {
    expect(await send(JSON.stringify(eventOf()))).toBe(202);
    await expect.poll(wanted).toBe(1);
  });

  it("knows a repeated event", async () => {
    const body = JSON.stringify(eventOf());
    expect(await send(body)).toBe(202);
    await expect.poll(wanted).toBe(1);
    processValues.delete("sync signals");
    await database.query("update sync_states set sync_wanted_at = null where connection_id is not null");
    expect(await send(body)).toBe(202);
    expect(await noted()).toHaveLength(1);
    expect(processValues.get("sync signals")).toBeUndefined();
    expect(await wanted()).toBe(0);
  });

  it.each([
    ["another account", { locationId: "birch" }],
    ["another event", { type: "ContactCreate" }],
  ])("takes no notice of %s", async (_, change) => {
    expect(await send(JSON.stringify(eventOf(change)))).toBe(202);
    expect(await noted()).toEqual([]);
  });

  it.each([
    ["six minutes ago", { timestamp: new Date(Date.now() - 360_000).toISOString() }],
    ["in six minutes", { timestamp: new Date(Date.now() + 360_000).toISOString() }],
    ["at no time", { timestamp: "soon" }],
    ["without a time", { timestamp: undefined }],
    ["without an id", { webhookId: "" }],
    ["without an account", { locationId: 7 }],
  ])("refuses an event that was sent %s", async (_, change) => {
    expect(await send(JSON.stringify(eventOf(change)))).toBe(400);
    expect(await noted()).toEqual([]);
  });

  it("refuses what is not signed by the upstream, whatever is in it", async () => {
    const body = JSON.stringify(eventOf());
    const signature = sign(null, Buffer.from(body), privateKey);
    const other = sign(null, Buffer.from(body), generateKeyPairSync("ed25519").privateKey);
    for (const each of ["", "N/A", "!", other.toString("base64"), signature.toString("hex")]) {
      expect(await send(body, { signature: each })).toBe(400);
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(body.length - 1), fc.nat(signature.length - 1), async (at, place) => {
        const changed = `${body.slice(0, at)}~${body.slice(at + 1)}`;
        expect(await send(changed, { signature: signature.toString("base64") })).toBe(400);
        const broken = Buffer.from(signature);
        broken[place] = (broken[place] ?? 0) ^ 1;
        expect(await send(body, { signature: broken.toString("base64") })).toBe(400);
      }),
      { numRuns: 30 },
    );
    expect(await noted()).toEqual([]);
  });

  it("refuses signed texts that are no event", async () => {
    for (const body of ["", "null", "[]", "{", '"text"', "x".repeat(2_000_001)])
      expect(await send(body)).toBe(400);
  });

  it("knows the documented key, and no key that is none", async () => {
    configure(account);
    expect(await send(JSON.stringify(eventOf()))).toBe(400);
    expect(() => readConfig({ HIGHLEVEL_WEBHOOK_KEY: "not-a-key" })).toThrow(
      "HIGHLEVEL_WEBHOOK_KEY: expected",
    );
  });

  it.each(["telzino", "nowhere", "constructor", "__proto__"])("is not there for %s", async (provider) => {
    expect(await send(JSON.stringify(eventOf()), { provider })).toBe(404);
  });
});
