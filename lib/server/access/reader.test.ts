import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";
import { processValues } from "@/lib/server/per-process";
import { connectTo } from "@/lib/server/sync/testing/mirrored";
import { readerWith } from "./reader";

const secret = "a-secret-of-sixteen-characters-or-more";
const connection = connectTo({ url: "http://127.0.0.1", token: "invented-token", locationId: "reader-with" });
const asked = (authorization: string) => new Headers({ authorization });
const nothing = new Headers();

beforeEach(() => {
  processValues.set("connections", [connection]);
  processValues.set("config", readConfig({ CALLBOARD_SYNC_SECRET: secret }));
});
afterEach(() => {
  processValues.delete("connections");
  processValues.delete("config");
});

describe("without sign-in", () => {
  it("everyone is an owner with full access", async () => {
    expect(await readerWith("recordings:read", nothing)).toMatchObject({
      kind: "session",
      grants: [{ connection, level: "full" }],
      person: { isOwner: true },
    });
  });
  it("what is public knows no connection", async () =>
    expect((await readerWith("public", nothing)).grants).toEqual([]));
});

describe("a job", () => {
  it("is known by its secret", async () => {
    expect((await readerWith("sync:write", asked(`Bearer ${secret}`))).kind).toBe("job");
    expect((await readerWith("sync:write", asked(`bearer  ${secret}`))).kind).toBe("job");
  });
  it.each(["Bearer another", "Bearer ", "Bearer"])(
    "is refused with another secret: %j",
    async (authorization) =>
      expect(readerWith("sync:write", asked(authorization))).rejects.toThrow(
        expect.objectContaining({ code: "unauthenticated" }) as Error,
      ),
  );
  it("is refused if no secret is configured", async () => {
    processValues.set("config", readConfig({}));
    await expect(readerWith("sync:write", asked("Bearer "))).rejects.toThrow(
      expect.objectContaining({ code: "forbidden" }) as Error,
    );
  });
  it("has no other permission, and credentials for a proxy are none of ours", async () => {
    expect((await readerWith("calls:read", asked(`Bearer ${secret}`))).kind).toBe("session");
    expect((await readerWith("sync:write", asked("Basic YTpi"))).kind).toBe("session");
  });
});
