import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as returnRoute } from "@/app/api/sign-in/callback/oidc/route";
import { GET as startRoute } from "@/app/api/sign-in/provider/route";
import { setStore } from "@/lib/server/calls/testing/account";
import { readConfig } from "@/lib/server/config";
import { readMessage } from "@/lib/server/http/form";
import { processValues } from "@/lib/server/per-process";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { connectTo } from "@/lib/server/sync/testing/mirrored";
import { hashToken } from "./invited-account";
import { findSession, grantsOf } from "./session";
import { startProvider } from "./testing/provider";
import { makePerson } from "./testing/sign-in";

const database = await testDatabase();
const provider = await startProvider("callboard");
const connection = connectTo({ url: "http://127.0.0.1", token: "invented-token", locationId: "oidc" });
const origin = "http://127.0.0.1:3000";

const settings = {
  CALLBOARD_SECRET: "a-secret-of-the-tests-with-32-characters",
  CALLBOARD_SIGN_IN: "required",
};
const oidc = { OIDC_ISSUER: provider.url, OIDC_CLIENT_ID: "callboard", OIDC_CLIENT_SECRET: "invented" };
const configure = (env: Record<string, string>) => {
  processValues.delete("auth");
  processValues.set("config", readConfig({ ...settings, ...env }));
};

beforeAll(async () => {
  setStore(database);
  configure(oidc);
  processValues.set("connections", [connection]);
  await makePerson(database, "ada@example.com", { isOwner: true });
});
beforeEach(async () => {
  await database.query("delete from attempts");
  await database.query("delete from sessions");
  provider.forged = false;
  configure(oidc);
});
afterAll(async () => {
  processValues.clear();
  await provider.close();
  await database.close();
});

type Route = typeof startRoute;
const noPath = { params: Promise.resolve({}) };
const get = (route: Route, path: string, headers: Record<string, string> = {}) =>
  route(new Request(`${origin}${path}`, { headers: { host: "127.0.0.1:3000", ...headers } }), noPath);
const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

/** Goes to the provider, which sends the browser back at once. */
async function goThere(next = "/calls") {
  const answer = await get(startRoute, `/api/sign-in/provider?next=${encodeURIComponent(next)}`);
  const to = new URL(answer.headers.get("location") ?? "", origin);
  provider.nonce = to.searchParams.get("nonce") ?? "";
  return { to, state: to.searchParams.get("state") ?? "", cookie: cookieOf(answer) };
}

async function comeBack(query: Record<string, string>, cookie: string) {
  const answer = await get(
    returnRoute,
    `/api/sign-in/callback/oidc?${new URLSearchParams(query).toString()}`,
    {
      cookie,
      "sec-fetch-site": "cross-site",
    },
  );
  const to = new URL(answer.headers.get("location") ?? "", origin);
  const headers = new Headers({ host: "127.0.0.1:3000", cookie: cookieOf(answer) });
  const { error } = readMessage(headers, to.searchParams.get("message"));
  return { to: to.pathname, next: to.searchParams.get("next"), error, session: await findSession(headers) };
}

async function signIn(claims: Record<string, unknown>, next?: string) {
  provider.claims = claims;
  const { state, cookie } = await goThere(next);
  return comeBack({ code: "invented-code", state }, cookie);
}

const ada = { sub: "1", email: "Ada@Example.com", email_verified: true, name: "Another Name" };

async function invite(email: string) {
  await database.query(
    `insert into invitations (invitation_id, token_hash, email, is_owner, grants, created_at, expires_at)
     values ($1, $2, $1, false, $3, 1, $4)`,
    [
      email,
      hashToken(email),
      JSON.stringify([{ connectionId: connection.connectionId, level: "masked", mayReveal: false }]),
      Date.now() + 60_000,
    ],
  );
}

describe("the way to the identity provider", () => {
  it("proves the browser, the code and the token that come back", async () => {
    const { to, cookie } = await goThere();
    expect(to.origin).toBe(provider.url);
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      client_id: "callboard",
      response_type: "code",
      code_challenge_method: "S256",
      redirect_uri: `${origin}/api/sign-in/callback/oidc`,
    });
    expect(to.searchParams.get("nonce")).toMatch(/^.{20,}$/);
    expect(cookie).toContain("state");
  });
  it("is not begun by another site", async () => {
    const headers = { "sec-fetch-site": "cross-site" };
    expect((await get(startRoute, "/api/sign-in/provider", headers)).status).toBe(403);
  });
  it("is not there without settings", async () => {
    configure({});
    expect((await get(startRoute, "/api/sign-in/provider")).status).toBe(404);
    expect((await get(returnRoute, "/api/sign-in/callback/oidc?code=a&state=b")).status).toBe(404);
  });
  it("leads back with a message while the provider cannot be reached", async () => {
    configure({ ...oidc, OIDC_ISSUER: "http://127.0.0.1:9" });
    const answer = await get(startRoute, "/api/sign-in/provider?next=/calls");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toMatch(/^\/sign-in\?next=%2Fcalls&message=/);
  });
});

describe("a person who comes back", () => {
  it("is signed in if the address is known, and keeps the own name", async () => {
    const { to, session } = await signIn(ada);
    expect(to).toBe("/calls");
    expect(session?.person).toMatchObject({ email: "ada@example.com", name: "Ada Example", isOwner: true });
    const request = provider.tokenRequests.at(-1);
    expect(request?.get("code_verifier")).toMatch(/^.{43,}$/);
  });
  it("is known again by the provider's id, whatever the address is now", async () => {
    const { session } = await signIn({ ...ada, email: "new@example.com" });
    expect(session?.person.email).toBe("ada@example.com");
  });
  it.each(["//evil.example.com", "https://evil.example.com/", "/\\evil.example.com"])(
    "is not led to %s",
    async (next) => {
      expect(await signIn(ada, next)).toMatchObject({ to: "/", session: { person: { isOwner: true } } });
    },
  );
  it("gets what the invitation says, once", async () => {
    await invite("bob@example.com");
    const bob = { sub: "2", email: "bob@example.com", email_verified: true, name: "Bob\u0007" };
    const { session } = await signIn(bob);
    expect(session?.person).toMatchObject({ isOwner: false, name: "bob@example.com" });
    if (!session) throw new Error("Bob is not signed in.");
    expect(await grantsOf(session.person)).toMatchObject([{ level: "masked", mayReveal: false }]);
    expect(await database.query("select from invitations")).toHaveLength(0);
    expect((await signIn(bob)).session?.person.id).toBe(session.person.id);
  });
  it("leaves no tokens of the provider here", async () => {
    await signIn(ada);
    const rows = await database.query("select * from credentials where provider_id = 'oidc'");
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/invented|eyJ/);
    expect(rows).toMatchObject([{ access_token: null, refresh_token: null, id_token: null }, {}]);
  });
});

describe("no one is signed in", () => {
  const refused = { to: "/sign-in", next: "/calls", session: undefined };
  it.each([
    { sub: "3", email: "eve@example.com", email_verified: true },
    { sub: "4", email: "ada@example.com", email_verified: false },
    { sub: "5", email: "ada@example.com" },
    { sub: "6" },
  ])("who is %o", async (claims) => {
    const { error, ...found } = await signIn(claims);
    expect(found).toEqual(refused);
    expect(error).toBeTruthy();
  });
  it("who is invited by an address that is not verified", async () => {
    await invite("carol@example.com");
    expect(await signIn({ sub: "7", email: "carol@example.com", email_verified: false })).toMatchObject(
      refused,
    );
    expect(await database.query("select from invitations")).toHaveLength(1);
  });
  it.each([{ aud: "another" }, { iss: "http://127.0.0.1:9" }, { exp: 1 }, { nonce: "another" }])(
    "by a token with %o",
    async (wrong) => {
      expect(await signIn({ ...ada, ...wrong })).toMatchObject(refused);
    },
  );
  it("by a token that another has signed", async () => {
    provider.forged = true;
    expect(await signIn(ada)).toMatchObject(refused);
  });
  it("without the cookie of the browser that went there, or a second time", async () => {
    provider.claims = ada;
    const { state, cookie } = await goThere();
    const answer = { code: "invented-code", state };
    expect(await comeBack(answer, "")).toMatchObject({ to: "/sign-in", session: undefined });
    const again = await goThere();
    await comeBack({ code: "invented-code", state: again.state }, again.cookie);
    const second = await comeBack({ code: "invented-code", state: again.state }, again.cookie);
    expect(second).toMatchObject({ to: "/sign-in", session: undefined });
    expect(cookie).not.toBe("");
  });
  it("who cancels, or brings nothing", async () => {
    const { state, cookie } = await goThere();
    const cancelled = await comeBack({ error: "access_denied", state }, cookie);
    expect(cancelled).toMatchObject({ ...refused, error: "The sign-in was cancelled. Try again." });
    expect(await comeBack({}, "")).toMatchObject({ to: "/sign-in", session: undefined });
  });
});

it("the audit log tells of it", async () => {
  const rows = await database.query<{ action: string }>(
    "select distinct action from audit_events where details->>'how' = 'identity provider' order by action",
  );
  expect(rows.map(({ action }) => action)).toEqual(["sign-in", "sign-in.fail"]);
});
