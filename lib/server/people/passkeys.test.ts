import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as removeRoute } from "@/app/api/account/passkeys/remove/route";
import { POST as addRoute } from "@/app/api/account/passkeys/route";
import { POST as offerRoute } from "@/app/api/account/passkeys/options/route";
import { POST as askRoute } from "@/app/api/sign-in/passkey/options/route";
import { POST as signInRoute } from "@/app/api/sign-in/passkey/route";
import { setStore } from "@/lib/server/calls/testing/account";
import { readConfig } from "@/lib/server/config";
import { processValues } from "@/lib/server/per-process";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { getAccount } from "./account";
import { findSession } from "./session";
import { createAuthenticator } from "./testing/authenticator";
import { makePerson, signedIn } from "./testing/sign-in";

const database = await testDatabase();
const origin = "http://127.0.0.1:3000";
const email = "ada@example.com";

beforeAll(async () => {
  setStore(database);
  processValues.set(
    "config",
    readConfig({
      CALLBOARD_SECRET: "a-secret-of-the-tests-with-32-characters",
      CALLBOARD_SIGN_IN: "required",
    }),
  );
  processValues.set("connections", []);
  await makePerson(database, email, { isOwner: true });
  await makePerson(database, "bob@example.com");
});
beforeEach(async () => {
  await database.query("delete from attempts");
  await database.query("delete from passkeys");
});
afterAll(async () => {
  processValues.clear();
  await database.close();
});

const stranger = () => new Headers({ host: "127.0.0.1:3000" });

/** Sends JSON, and keeps the cookies of the answer in the headers. */
async function send(route: typeof addRoute, headers: Headers, body: object | string = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request(`${origin}/api`, { method: "POST", headers, body: text });
  const answer = await route(request, { params: Promise.resolve({}) });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  headers.set("cookie", [headers.get("cookie"), ...cookies].filter(Boolean).join("; "));
  const given = (await answer.json().catch(() => ({}))) as {
    challenge?: string;
    to?: string;
    userVerification?: string;
    error?: { code: string; message: string };
  };
  return { status: answer.status, ...given };
}

type Device = ReturnType<typeof createAuthenticator>;
type How = Parameters<Device["make"]>[1];

async function add(
  headers: Headers,
  device: Device,
  { name = "Blue key", ...how }: How & { name?: string } = {},
) {
  const { challenge = "" } = await send(offerRoute, headers);
  return send(addRoute, headers, { name, response: device.make(challenge, how) });
}

async function enter(device: Device, how: How = {}, next = "/calls") {
  const headers = stranger();
  const { challenge = "" } = await send(askRoute, headers);
  const answer = await send(signInRoute, headers, { response: device.use(challenge, how), next });
  return { ...answer, session: await findSession(headers) };
}

const passkeysOf = async (headers: Headers) =>
  (await getAccount({ kind: "session", grants: [] }, headers))?.passkeys.map(({ name }) => name);

describe("a passkey", () => {
  it("is added with a name, signs in, and is removed", async () => {
    const headers = await signedIn(email);
    const device = createAuthenticator(origin);
    expect(await add(headers, device)).toMatchObject({ status: 200 });
    expect(await passkeysOf(headers)).toEqual(["Blue key"]);
    expect(await enter(device)).toMatchObject({ status: 200, to: "/calls", session: { person: { email } } });
    expect(await enter(device, {}, "//evil.example.com")).toMatchObject({ to: "/" });
    const [row] = await database.query<{ id: string }>("select id from passkeys");
    const body = new URLSearchParams({ id: row?.id ?? "" }).toString();
    await send(removeRoute, headers, body);
    expect(await passkeysOf(headers)).toEqual([]);
    expect(await enter(device)).toMatchObject({ status: 400, session: undefined });
  });
  it("is removed by its own person alone", async () => {
    await add(await signedIn(email), createAuthenticator(origin));
    const [row] = await database.query<{ id: string }>("select id from passkeys");
    await send(removeRoute, await signedIn("bob@example.com"), `id=${row?.id ?? ""}`);
    expect(await database.query("select from passkeys")).toHaveLength(1);
  });
  it("is asked for with the proof that the device knows the person", async () => {
    expect(await send(askRoute, stranger())).toMatchObject({ userVerification: "required" });
    expect(await send(offerRoute, await signedIn(email))).toMatchObject({
      authenticatorSelection: { userVerification: "required", residentKey: "required" },
    });
  });
});

describe("none is added", () => {
  it.each([{ verified: false }, { from: "http://evil.example.com" }, { name: "" }, { name: "x".repeat(81) }])(
    "with %o",
    async (how) => {
      const headers = await signedIn(email);
      expect(await add(headers, createAuthenticator(origin), how)).toMatchObject({ status: 400 });
      expect(await passkeysOf(headers)).toEqual([]);
    },
  );
  it("without the challenge of the same browser, or with what is no passkey", async () => {
    const headers = await signedIn(email);
    const { challenge = "" } = await send(offerRoute, await signedIn(email));
    const made = createAuthenticator(origin).make(challenge);
    for (const response of [made, { id: "a", response: {} }, { id: "a" }, "a", null]) {
      expect(await send(addRoute, headers, { name: "Blue key", response })).toMatchObject({ status: 400 });
    }
    expect(await passkeysOf(headers)).toEqual([]);
  });
  it("an hour after signing in, nor beyond twenty", async () => {
    const headers = await signedIn(email);
    const insert = `insert into passkeys (id, person_id, public_key, credential_id, counter, device_type, backed_up)
      select n, id, '', n, 0, '', false from people, generate_series(1, 20) as n where email = $1`;
    await database.query(insert, [email]);
    expect((await send(offerRoute, headers)).error?.message).toContain("20 passkeys");
    await database.query("delete from passkeys");
    await database.query("update sessions set created_at = now() - interval '2 hours'");
    expect((await send(offerRoute, headers)).error?.message).toContain("more than an hour ago");
  });
  it("by a stranger", async () => {
    expect(await send(offerRoute, stranger())).toMatchObject({ status: 401 });
    expect(await send(addRoute, stranger())).toMatchObject({ status: 401 });
  });
});

describe("no one is signed in", () => {
  it.each([{ verified: false }, { from: "http://evil.example.com" }])("with %o", async (how) => {
    const device = createAuthenticator(origin);
    await add(await signedIn(email), device);
    expect(await enter(device, how)).toMatchObject({ status: 400, session: undefined });
  });
  it("with an answer that was used, or was meant for another challenge", async () => {
    const device = createAuthenticator(origin);
    await add(await signedIn(email), device);
    const headers = stranger();
    const { challenge = "" } = await send(askRoute, headers);
    const response = device.use(challenge);
    expect(await send(signInRoute, headers, { response })).toMatchObject({ status: 200 });
    expect(await send(signInRoute, headers, { response })).toMatchObject({ status: 400 });
    const other = stranger();
    await send(askRoute, other);
    expect(await send(signInRoute, other, { response })).toMatchObject({ status: 400 });
  });
  it("on behalf of another site", async () => {
    const headers = stranger();
    headers.set("sec-fetch-site", "cross-site");
    expect(await send(signInRoute, headers)).toMatchObject({ status: 403 });
    expect(await send(askRoute, headers)).toMatchObject({ status: 403 });
  });
  it("after too many failures", async () => {
    const device = createAuthenticator(origin);
    for (let count = 0; count < 5; count += 1) await enter(device);
    expect((await enter(device)).error?.message).toContain("Too many failed attempts");
  });
});

it("the audit log tells of it", async () => {
  const rows = await database.query<{ action: string }>(
    "select distinct action from audit_events where details::text like '%passkey%' order by action",
  );
  expect(rows.map(({ action }) => action)).toEqual(["person.change", "sign-in", "sign-in.fail"]);
});
