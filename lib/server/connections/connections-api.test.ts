import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DELETE, PATCH } from "@/app/api/connections/[connection]/route";
import { POST as TEST } from "@/app/api/connections/[connection]/test/route";
import { GET, POST } from "@/app/api/connections/route";
import type { AccessAnswer } from "@/lib/calls/connection-settings";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { serve, type Served } from "@/lib/sandbox/serve";
import { createTelzinoSandbox } from "@/lib/sandbox/telzino";
import { setStore } from "@/lib/server/calls/testing/account";
import { connections } from "@/lib/server/connections";
import { makePerson, signedIn } from "@/lib/server/people/testing/sign-in";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { ask, configure, forgetConfiguration, setupOf, type Answered } from "./testing/app";

const database = await testDatabase();
const token = "pit-invented-token-of-cedar";
const highLevel = createHighLevelSandbox({ calls: 20, token, locationId: "cedar-location" });
const telzino = createTelzinoSandbox({ calls: 20, clientId: "birch-client" });
let served: Served[];
beforeAll(async () => {
  served = [await serve(highLevel.fetch), await serve(telzino.fetch)];
  setStore(database);
});
afterAll(async () => {
  await Promise.all(served.map(({ close }) => close()));
  await database.close();
});

const [cedarUrl, birchUrl] = [() => served[0]?.url ?? "", () => served[1]?.url ?? ""];
const sandbox = (env: Record<string, string> = {}) =>
  configure({
    HIGHLEVEL_TOKEN: "pit-invented-configured",
    HIGHLEVEL_LOCATION_ID: "configured-location",
    HIGHLEVEL_BASE_URL: cedarUrl(),
    ...env,
  });
beforeEach(() => sandbox());
afterEach(async () => {
  await database.query("delete from stored_connections where connection_id is not null");
  forgetConfiguration();
});

const cedar = () => ({
  provider: "highlevel",
  name: "Cedar Dental",
  token,
  locationId: "cedar-location",
  baseUrl: cedarUrl(),
});
const birch = () => ({
  provider: "telzino",
  name: "Büro Birch & Söhne",
  clientId: telzino.clientId,
  clientSecret: telzino.clientSecret,
  baseUrl: birchUrl(),
});
const add = (body: object, headers = new Headers()) => ask(POST, {}, { method: "POST", body, headers });
const list = () => ask(GET, {});
const change = (connection: string, body: object) => ask(PATCH, { connection }, { method: "PATCH", body });
const remove = (connection: string, search: string) =>
  ask(DELETE, { connection }, { method: "DELETE", search });
const checksOf = ({ text }: Answered) =>
  (JSON.parse(text) as AccessAnswer).checks.map(({ scope, result }) => [scope, result]);
const errorOf = ({ status, body }: Answered) => [status, body.error?.code, body.error?.field];

describe("POST /api/connections", () => {
  it("connects accounts of each provider, and shows no more than the end of their secrets", async () => {
    expect((await add(cedar())).status).toBe(200);
    const answered = await add(birch());
    expect(answered.body.connections).toMatchObject([
      { slug: "highlevel", origin: "configuration", credentials: { hint: "ured" } },
      {
        slug: "cedar-dental",
        origin: "app",
        condition: "ok",
        account: "cedar-location",
        credentials: { hint: "edar" },
      },
      { slug: "buro-birch-sohne", system: "Telzino", account: "birch-client", paused: false },
    ]);
    expect(connections().map(({ slug }) => slug)).toEqual(["highlevel", "cedar-dental", "buro-birch-sohne"]);
    for (const { text } of [answered, await list()]) {
      expect(text).not.toMatch(/pit-invented/);
      expect(text).not.toContain(telzino.clientSecret);
    }
  });

  it.each([
    ["an unknown provider", { ...cedar, provider: "elsewhere" }, "provider"],
    ["no token", { provider: "highlevel", name: "A", locationId: "b" }, "token"],
    ["an empty token", { provider: "highlevel", name: "A", locationId: "b", token: "  " }, "token"],
    [
      "a token with blanks",
      { provider: "highlevel", name: "A", locationId: "b", token: "Bearer a" },
      "token",
    ],
    [
      "a reference to a variable",
      { provider: "highlevel", name: "A", locationId: "b", token: { env: "T" } },
      "token",
    ],
    [
      "an unknown setting",
      { provider: "highlevel", name: "A", locationId: "b", token: "a", clientId: "c" },
      "clientId",
    ],
    [
      "an unknown zone",
      { provider: "highlevel", name: "A", locationId: "b", token: "a", timeZone: "Mars" },
      "timeZone",
    ],
    ["a long name", { provider: "highlevel", name: "A".repeat(61), locationId: "b", token: "a" }, "name"],
    [
      "a colour that is none",
      { provider: "highlevel", name: "A", locationId: "b", token: "a", color: 9 },
      "color",
    ],
    ["no client secret", { provider: "telzino", name: "A", clientId: "b" }, "clientSecret"],
    ["no client id", { provider: "telzino", name: "A", clientSecret: "b" }, "clientId"],
  ])("refuses %s, and names the field", async (_, body, field) => {
    expect(errorOf(await add(body))).toEqual([400, "bad_request", field]);
    expect((await list()).body.connections).toHaveLength(1);
  });

  it.each([
    "https://10.0.0.1",
    "https://192.168.1.10:8443/v1",
    "https://169.254.169.254",
    "https://[fd00::1]",
    "https://[::ffff:10.0.0.1]",
    "https://localhost.localdomain",
    "http://10.0.0.1",
    "https://user:password@example.com",
  ])("refuses to reach into the network: %s", async (baseUrl) => {
    expect(errorOf(await add({ ...cedar(), baseUrl }))).toEqual([400, "bad_request", "baseUrl"]);
  });

  it("reaches this machine only while all upstreams of the configuration are on it", async () => {
    sandbox({ HIGHLEVEL_BASE_URL: "https://services.leadconnectorhq.com" });
    // With a real upstream there is no demo.
    expect(errorOf(await add(cedar()))[0]).toBe(401);
    await makePerson(database, "ada@example.com", { isOwner: true });
    const session = await signedIn("ada@example.com");
    expect(errorOf(await add(cedar(), session))).toEqual([400, "bad_request", "baseUrl"]);
    configure({});
    expect(errorOf(await add(cedar()))).toEqual([400, "bad_request", "baseUrl"]);
    configure({ CALLBOARD_SANDBOX: "1" });
    expect((await add(cedar())).status).toBe(200);
  });

  it("refuses credentials that the upstream refuses, at the field, and does not repeat them", async () => {
    const refused = await add({ ...cedar(), token: "pit-invented-wrong-token" });
    expect(errorOf(refused)).toEqual([400, "bad_request", "token"]);
    expect(refused.text).not.toContain("pit-invented");
    const other = await add({ ...birch(), clientSecret: "invented-wrong-secret" });
    expect(errorOf(other)).toEqual([400, "bad_request", "clientSecret"]);
  });

  it("takes an account whose upstream cannot be reached now", async () => {
    expect((await add({ ...cedar(), baseUrl: "http://127.0.0.1:9" })).status).toBe(200);
  });

  it("refuses an account that is connected already, and a slug that is taken", async () => {
    await add(cedar());
    expect(errorOf(await add(cedar()))).toEqual([400, "bad_request", undefined]);
    expect(errorOf(await add({ ...cedar(), locationId: "configured-location" }))[0]).toBe(400);
    expect(errorOf(await add({ ...birch(), slug: "cedar-dental" }))).toEqual([400, "bad_request", "slug"]);
    expect((await add({ ...birch(), name: "Cedar dental!" })).body.connections[2]?.slug).toBe(
      "cedar-dental-2",
    );
  });
});

describe("PATCH /api/connections/{slug}", () => {
  it("changes what is said of a connection, and nothing else", async () => {
    await add(cedar());
    const changed = await change("cedar-dental", {
      name: "Cedar",
      timeZone: "America/Denver",
      languages: ["es", "en"],
      color: 4,
    });
    const expected = { name: "Cedar", timeZone: "America/Denver", languages: ["es", "en"], color: 4 };
    expect(setupOf(changed, "cedar-dental")).toMatchObject({ ...expected, credentials: { hint: "edar" } });
    const taken = await change("cedar-dental", { timeZone: null, languages: null, color: null });
    expect(setupOf(taken, "cedar-dental")).not.toHaveProperty("timeZone");
    expect(connections()[1]).toMatchObject({ name: "Cedar", timeZone: undefined });
  });

  it("replaces credentials that work, and keeps the old ones where the new ones do not", async () => {
    await add(birch());
    const slug = "buro-birch-sohne";
    expect(errorOf(await change(slug, { clientSecret: "invented-wrong-secret" }))[2]).toBe("clientSecret");
    expect((await change(slug, { clientSecret: telzino.clientSecret })).status).toBe(200);
    const tested = await ask(TEST, { connection: slug }, { method: "POST" });
    expect(checksOf(tested).map(([, result]) => result)).toEqual(["works", "works"]);
  });

  it.each([
    [{ locationId: "other" }, 400, "locationId"],
    [{ slug: "other" }, 400, "slug"],
    [{ provider: "telzino" }, 400, "provider"],
    [{ name: "" }, 200, undefined],
    [{ name: 7 }, 400, "name"],
    [{ baseUrl: "https://10.0.0.1" }, 400, "baseUrl"],
    [{ paused: "yes" }, 400, "paused"],
  ])("answers %j with %i", async (body, status, field) => {
    await add(cedar());
    const answered = await change("cedar-dental", body);
    expect([answered.status, answered.body.error?.field]).toEqual([status, field]);
    expect(setupOf(await list(), "cedar-dental")?.name).toBe("Cedar Dental");
  });

  it("pauses any connection, but changes none of the configuration", async () => {
    await add(cedar());
    for (const slug of ["cedar-dental", "highlevel"]) {
      expect(setupOf(await change(slug, { paused: true }), slug)?.paused).toBe(true);
      expect(setupOf(await change(slug, { paused: false }), slug)?.paused).toBe(false);
    }
    expect(errorOf(await change("highlevel", { name: "Mine" }))).toEqual([403, "forbidden", undefined]);
    expect(errorOf(await change("nowhere", { name: "Mine" }))[0]).toBe(404);
    expect(errorOf(await change("nowhere", { paused: true }))[0]).toBe(404);
  });
});

describe("POST /api/connections/{slug}/test", () => {
  const tried = async () => checksOf(await ask(TEST, { connection: "cedar-dental" }, { method: "POST" }));

  it("says which permissions work, and which are missing", async () => {
    await add(cedar());
    expect(new Set((await tried()).map(([, result]) => result))).toEqual(new Set(["works"]));
    highLevel.control({ scopes: ["voice-ai-dashboard.readonly", "contacts.readonly"] });
    expect(await tried()).toEqual([
      ["voice-ai-dashboard.readonly", "works"],
      ["conversations/message.readonly", "missing"],
      ["voice-ai-agents.readonly", "missing"],
      ["contacts.readonly", "works"],
      ["locations.readonly", "missing"],
    ]);
    highLevel.control({ scopes: ["contacts.readonly"] });
    expect((await tried()).map(([, result]) => result)).toEqual([
      "missing",
      ...Array<string>(4).fill("unknown"),
    ]);
    await highLevel.fetch(new Request("http://sandbox.test/sandbox/reset", { method: "POST" }));
  });
});

describe("DELETE /api/connections/{slug}", () => {
  it("asks what is to become of the calls, and forgets the connection", async () => {
    await add(cedar());
    expect(errorOf(await remove("cedar-dental", ""))).toEqual([400, "bad_request", "calls"]);
    expect((await remove("cedar-dental", "?calls=keep")).body.connections).toHaveLength(1);
    expect(connections()).toHaveLength(1);
    expect(errorOf(await remove("cedar-dental", "?calls=keep"))[0]).toBe(404);
    expect(errorOf(await remove("highlevel", "?calls=keep"))[0]).toBe(403);
    await add(cedar());
    expect(setupOf(await remove("cedar-dental", "?calls=delete"), "cedar-dental")?.condition).toBe(
      "removing",
    );
    expect(connections()).toHaveLength(1);
    expect(errorOf(await add(cedar()))[0]).toBe(400);
  });

  it("notes each change in the audit log, without a secret", async () => {
    const events = await database.query<{ action: string; text: string }>(
      "select action, audit_events::text as text from audit_events order by event_id",
    );
    const actions = new Set(events.map(({ action }) => action));
    expect(actions).toEqual(new Set(["connection.add", "connection.change", "connection.remove"]));
    for (const { text } of events) expect(text).not.toMatch(/pit-invented|invented-wrong/);
  });
});
