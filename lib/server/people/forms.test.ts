import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { POST as nameRoute } from "@/app/api/account/name/route";
import { POST as passwordRoute } from "@/app/api/account/password/route";
import { POST as twoFactorRoute } from "@/app/api/account/two-factor/route";
import { POST as confirmRoute } from "@/app/api/account/two-factor/confirm/route";
import { POST as firstOwnerRoute } from "@/app/api/first-owner/route";
import { POST as invitationRoute } from "@/app/api/invitation/route";
import { POST as inviteRoute } from "@/app/api/people/invite/route";
import { POST as changeRoute } from "@/app/api/people/change/route";
import { POST as removeRoute } from "@/app/api/people/remove/route";
import { POST as linkRoute } from "@/app/api/people/reset/route";
import { POST as newPasswordRoute } from "@/app/api/reset/password/route";
import { POST as askResetRoute } from "@/app/api/reset/route";
import { POST as codeRoute } from "@/app/api/sign-in/code/route";
import { POST as signInRoute } from "@/app/api/sign-in/route";
import { POST as signOutRoute } from "@/app/api/sign-out/route";
import { readerWith } from "@/lib/server/access/reader";
import { setStore } from "@/lib/server/calls/testing/account";
import { readConfig } from "@/lib/server/config";
import { readMessage } from "@/lib/server/http/form";
import { processValues } from "@/lib/server/per-process";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { connectTo } from "@/lib/server/sync/testing/mirrored";
import { totp } from "@/lib/testing/totp";
import { announceFirstOwner, ownerCode } from "./join";
import { password } from "./testing/sign-in";

const database = await testDatabase();
const connection = connectTo({ url: "http://127.0.0.1", token: "invented-token", locationId: "forms" });

beforeAll(() => {
  setStore(database);
  const secret = "a-secret-of-the-tests-with-32-characters";
  processValues.set("config", readConfig({ CALLBOARD_SECRET: secret, CALLBOARD_SIGN_IN: "required" }));
  processValues.set("connections", [connection]);
});
beforeEach(() => database.query("delete from attempts"));
afterAll(async () => {
  processValues.clear();
  await database.close();
});

type Route = (request: Request, context: { params: Promise<Record<never, string>> }) => Promise<Response>;

/** A browser: it keeps cookies. */
function openBrowser() {
  const cookies = new Map<string, string>();
  const headers = () =>
    new Headers({
      host: "127.0.0.1:3000",
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    });
  async function send(route: Route, fields: Record<string, string>, more: Record<string, string> = {}) {
    const sent = headers();
    for (const [name, value] of Object.entries(more)) sent.set(name, value);
    const body = new URLSearchParams(fields).toString();
    const request = new Request("http://127.0.0.1:3000/api", { method: "POST", headers: sent, body });
    const answer = await route(request, { params: Promise.resolve({}) });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === "" || /max-age=0/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const to = new URL(answer.headers.get("location") ?? "", "http://127.0.0.1:3000");
    const message = readMessage(headers(), to.searchParams.get("message"));
    return { status: answer.status, to: to.pathname, next: to.searchParams.get("next"), message };
  }
  return { send, headers, reader: () => readerWith("connections:read", headers()) };
}

const unauthenticated = { code: "unauthenticated" };
const owner = openBrowser();
const guest = openBrowser();

const codeOf = (uri: string) => totp(new URL(uri).searchParams.get("secret") ?? "", Date.now());

describe("the first owner", () => {
  const fields = { name: "Ada Example", email: "Ada@Example.com", password };
  it("needs the code that the server prints", async () => {
    const printed: unknown[] = [];
    vi.spyOn(process.stderr, "write").mockImplementation((text) => printed.push(text) > 0);
    await announceFirstOwner(database);
    expect(printed).toEqual([expect.stringContaining(ownerCode())]);
    const refused = await owner.send(firstOwnerRoute, { ...fields, code: "AAAAA-AAAAA" });
    expect(refused).toMatchObject({ to: "/first-owner", message: { values: { name: "Ada Example" } } });
    expect(refused.message.error).toContain("not the code");
  });
  it("is made once, even by two at once", async () => {
    const other = openBrowser();
    const code = ownerCode().toLowerCase();
    const both = await Promise.all([
      owner.send(firstOwnerRoute, { ...fields, code }),
      other.send(firstOwnerRoute, { ...fields, email: "eve@example.com", code }),
    ]);
    expect(both.filter(({ to }) => to === "/")).toHaveLength(1);
    await database.query("delete from people");
    expect(await owner.send(firstOwnerRoute, { ...fields, code })).toMatchObject({ status: 303, to: "/" });
    expect((await owner.reader()).person).toMatchObject({ name: "Ada Example", isOwner: true });
    expect((await other.send(firstOwnerRoute, { ...fields, code })).message.error).toContain("owner already");
  });
});

describe("signing in", () => {
  it("leads to the page that was wanted, and to no other site", async () => {
    const browser = openBrowser();
    const fields = { email: "ada@example.com", password };
    expect(await browser.send(signInRoute, { ...fields, next: "/calls" })).toMatchObject({ to: "/calls" });
    expect(await browser.send(signInRoute, { ...fields, next: "//evil.example.com" })).toMatchObject({
      to: "/",
    });
    expect(await browser.send(signOutRoute, {})).toMatchObject({ to: "/sign-in" });
    await expect(browser.reader()).rejects.toMatchObject(unauthenticated);
  });
  it("says the same of an unknown person and a wrong password, and keeps the address", async () => {
    const tell = (email: string) =>
      openBrowser().send(signInRoute, { email, password: "a wrong passphrase", next: "/calls" });
    const [known, unknown] = [await tell("ada@example.com"), await tell("unknown@example.com")];
    expect(known.message.error).toBe(unknown.message.error);
    expect(known).toMatchObject({
      to: "/sign-in",
      next: "/calls",
      message: { values: { email: "ada@example.com" } },
    });
  });
  it("is refused on behalf of another site", async () => {
    const fields = { email: "ada@example.com", password };
    const { status } = await openBrowser().send(signInRoute, fields, { "sec-fetch-site": "cross-site" });
    expect(status).toBe(403);
  });
});

describe("an invitation", () => {
  it("gives what the owner chose, once", async () => {
    const grants = {
      [`level-${connection.connectionId}`]: "masked",
      [`reveal-${connection.connectionId}`]: "on",
    };
    const invited = await owner.send(inviteRoute, { email: "bob@example.com", ...grants });
    const token = invited.message.once?.["link"]?.split("/invite/")[1] ?? "";
    expect(invited.message.once?.["link"]).toMatch(/^http:\/\/127\.0\.0\.1:3000\/invite\/[\w-]{32}$/);
    const fields = { token, name: "Bob Example", password };
    const both = await Promise.all([
      guest.send(invitationRoute, fields),
      openBrowser().send(invitationRoute, fields),
    ]);
    expect(both.map(({ to }) => to).filter((to) => to === "/")).toHaveLength(1);
    await guest.send(signInRoute, { email: "bob@example.com", password });
    const { person, grants: given } = await guest.reader();
    expect(person?.isOwner).toBe(false);
    expect(given).toMatchObject([{ level: "masked", mayReveal: true }]);
    expect((await openBrowser().send(invitationRoute, fields)).message.error).toContain(
      "expired or was used",
    );
  });
  it("is for owners to make", async () => {
    expect((await guest.send(inviteRoute, { email: "eve@example.com" })).status).toBe(403);
    expect((await openBrowser().send(inviteRoute, { email: "eve@example.com" })).status).toBe(401);
  });
  it("ends after seven days", async () => {
    const { message } = await owner.send(inviteRoute, { email: "late@example.com" });
    const token = message.once?.["link"]?.split("/invite/")[1] ?? "";
    const [row] = await database.query<{ days: number }>(
      "select (expires_at - created_at) / 86400000 as days from invitations",
    );
    expect(row?.days).toBe(7);
    await database.query("update invitations set expires_at = 1");
    const late = await openBrowser().send(invitationRoute, { token, name: "Late", password });
    expect(late.message.error).toContain("expired");
  });
});

describe("people", () => {
  const idOf = async (email: string) =>
    (await database.query<{ id: string }>("select id from people where email = $1", [email]))[0]?.id ?? "";
  it("can be given another level, which counts at once", async () => {
    const id = await idOf("bob@example.com");
    await owner.send(changeRoute, { id, [`level-${connection.connectionId}`]: "metrics" });
    expect((await guest.reader()).grants).toMatchObject([{ level: "metrics" }]);
    await owner.send(changeRoute, { id });
    expect((await guest.reader()).grants).toEqual([]);
  });
  it("always have an owner", async () => {
    const id = await idOf("ada@example.com");
    expect((await owner.send(removeRoute, { id })).message.error).toContain("only owner");
    expect((await owner.send(changeRoute, { id })).message.error).toContain("only owner");
  });
  it("choose a new password by a link, once, and are signed out", async () => {
    const { message } = await owner.send(linkRoute, { id: await idOf("bob@example.com") });
    const token = message.once?.["link"]?.split("/reset/")[1] ?? "";
    const fields = { token, password: "another invented phrase" };
    expect(
      (await openBrowser().send(newPasswordRoute, { token, password: "short" })).message.error,
    ).toContain("short");
    expect(await openBrowser().send(newPasswordRoute, fields)).toMatchObject({ to: "/sign-in" });
    await expect(guest.reader()).rejects.toMatchObject(unauthenticated);
    expect((await openBrowser().send(newPasswordRoute, fields)).message.error).toContain(
      "expired or was used",
    );
    await guest.send(signInRoute, { email: "bob@example.com", password: fields.password });
    expect((await guest.reader()).person?.name).toBe("Bob Example");
  });
  it("are not told of by asking for a new password", async () => {
    const ask = (email: string) => openBrowser().send(askResetRoute, { email });
    expect((await ask("ada@example.com")).message).toEqual((await ask("unknown@example.com")).message);
  });
  it("are signed out when they are removed", async () => {
    await owner.send(removeRoute, { id: await idOf("bob@example.com") });
    await expect(guest.reader()).rejects.toMatchObject(unauthenticated);
  });
});

describe("one's own account", () => {
  it("changes its name", async () => {
    expect((await owner.send(nameRoute, { name: " Ada B. Example " })).message.done).toBe("Name saved.");
    expect((await owner.reader()).person?.name).toBe("Ada B. Example");
  });
  it("ends all other sessions with the old password", async () => {
    const other = openBrowser();
    await other.send(signInRoute, { email: "ada@example.com", password });
    const next = "yet another invented phrase";
    expect((await owner.send(passwordRoute, { current: "wrong", password: next })).message.error).toContain(
      "wrong",
    );
    expect((await owner.send(passwordRoute, { current: password, password: next })).message.done).toContain(
      "changed",
    );
    await expect(other.reader()).rejects.toMatchObject(unauthenticated);
    expect((await owner.reader()).person?.isOwner).toBe(true);
    await owner.send(passwordRoute, { current: next, password });
  });
  it("asks for a code, or a recovery code that works once", async () => {
    const { message } = await owner.send(twoFactorRoute, { password });
    const { uri = "", codes = "" } = message.once ?? {};
    await owner.send(confirmRoute, { code: codeOf(uri) });
    const fields = { email: "ada@example.com", password, next: "/calls" };
    const browser = openBrowser();
    expect(await browser.send(signInRoute, fields)).toMatchObject({ to: "/sign-in/code", next: "/calls" });
    await expect(browser.reader()).rejects.toMatchObject(unauthenticated);
    expect((await browser.send(codeRoute, { code: "000000" })).message.error).toContain("wrong");
    expect(await browser.send(codeRoute, { code: codeOf(uri), next: "/calls" })).toMatchObject({
      to: "/calls",
    });
    expect((await browser.reader()).person?.isOwner).toBe(true);
    const [code = ""] = codes.split(" ");
    const second = openBrowser();
    await second.send(signInRoute, fields);
    expect(await second.send(codeRoute, { code })).toMatchObject({ to: "/" });
    const third = openBrowser();
    await third.send(signInRoute, fields);
    expect((await third.send(codeRoute, { code })).message.error).toContain("wrong");
  });
});

it("the audit log tells of it, and holds no secret", async () => {
  const rows = await database.query<{ action: string }>(
    "select action, details, subject, actor_name from audit_events",
  );
  const actions = new Set(rows.map(({ action }) => action));
  for (const action of [
    "sign-in",
    "sign-in.fail",
    "sign-out",
    "person.add",
    "person.invite",
    "grant.change",
    "person.remove",
  ]) {
    expect(actions).toContain(action);
  }
  expect(JSON.stringify(rows)).not.toMatch(/invented phrase|passphrase/);
});
