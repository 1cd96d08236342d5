import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readerWith } from "@/lib/server/access/reader";
import { setStore } from "@/lib/server/calls/testing/account";
import { readConfig } from "@/lib/server/config";
import { processValues } from "@/lib/server/per-process";
import { testDatabase } from "@/lib/server/store/testing/test-database";
import { connectTo } from "@/lib/server/sync/testing/mirrored";
import { findSession } from "./session";
import { makePerson, signedIn } from "./testing/sign-in";

const database = await testDatabase();
const connectionOf = (locationId: string) => ({
  ...connectTo({ url: "http://127.0.0.1", token: "invented-token", locationId }),
  slug: locationId,
});
const [one, two, three] = [connectionOf("one"), connectionOf("two"), connectionOf("three")];

const secret = "a-secret-of-the-tests-with-32-characters";
beforeAll(async () => {
  setStore(database);
  processValues.set("config", readConfig({ CALLBOARD_SECRET: secret, CALLBOARD_SIGN_IN: "required" }));
  processValues.set("connections", [one, two, three]);
  await makePerson(database, "owner@example.com", { isOwner: true });
  await makePerson(database, "some@example.com", { grants: [[one, "masked"], [three, "metrics"]] }); // prettier-ignore
});
beforeEach(() => database.query("delete from sessions"));
afterAll(async () => {
  processValues.clear();
  await database.close();
});

const unauthenticated = expect.objectContaining({ code: "unauthenticated" }) as Error;
const levelsOf = async (email: string) => {
  const { grants, person } = await readerWith("connections:read", await signedIn(email));
  return {
    isOwner: person?.isOwner,
    grants: grants.map(({ connection, level }) => [connection.slug, level]),
  };
};

describe("a person who signed in", () => {
  it("sees everything as an owner", async () => {
    expect(await levelsOf("owner@example.com")).toEqual({
      isOwner: true,
      grants: ["one", "two", "three"].map((slug) => [slug, "full"]),
    });
  });
  it("sees what was granted, else", async () => {
    expect(await levelsOf("some@example.com")).toEqual({
      isOwner: false,
      grants: [["one", "masked"], ["three", "metrics"]], // prettier-ignore
    });
  });
  it("may not do what only owners may", async () => {
    await expect(readerWith("people:manage", await signedIn("some@example.com"))).rejects.toThrow(
      expect.objectContaining({ code: "forbidden" }) as Error,
    );
  });
});

describe("no one is signed in", () => {
  const ask = (headers: Headers) => readerWith("calls:read", headers);
  it("without a cookie, or with a cookie of no session", async () => {
    await expect(ask(new Headers({ host: "127.0.0.1:3000" }))).rejects.toThrow(unauthenticated);
    for (const cookie of [
      "callboard.session_token=a",
      "callboard.session_token=a.b",
      "callboard.session_token=",
    ]) {
      await expect(ask(new Headers({ host: "127.0.0.1:3000", cookie }))).rejects.toThrow(unauthenticated);
    }
  });
  it("with a cookie that was changed, or signed by another secret", async () => {
    const headers = await signedIn("owner@example.com");
    const token = (headers.get("cookie") ?? "").replace("=", "=x");
    await expect(ask(new Headers({ host: "127.0.0.1:3000", cookie: token }))).rejects.toThrow(
      unauthenticated,
    );
    processValues.delete("auth");
    processValues.delete("secret keys");
    processValues.set(
      "config",
      readConfig({ CALLBOARD_SECRET: `${secret}2`, CALLBOARD_SIGN_IN: "required" }),
    );
    await expect(ask(headers)).rejects.toThrow(unauthenticated);
    processValues.set("config", readConfig({ CALLBOARD_SECRET: secret, CALLBOARD_SIGN_IN: "required" }));
    processValues.delete("auth");
    processValues.delete("secret keys");
    expect((await ask(headers)).person?.isOwner).toBe(true);
  });
  it("with a session that has expired, or was revoked", async () => {
    const headers = await signedIn("owner@example.com");
    expect(await findSession(headers)).toMatchObject({ person: { email: "owner@example.com" } });
    await database.query("update sessions set expires_at = now() - interval '1 second'");
    await expect(ask(headers)).rejects.toThrow(unauthenticated);
    const other = await signedIn("owner@example.com");
    await database.query("delete from sessions");
    await expect(ask(other)).rejects.toThrow(unauthenticated);
  });
});
