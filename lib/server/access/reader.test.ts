import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";
import { processValues } from "@/lib/server/per-process";
import { connectTo } from "@/lib/server/sync/testing/mirrored";
import { readerWith } from "./reader";

const secret = "a-secret-of-sixteen-characters-or-more";
const connection = connectTo({ url: "http://127.0.0.1", token: "invented-token", locationId: "reader-with" });
const asked = (authorization: string) =>
  new Request("http://127.0.0.1:3000/api/sync", { method: "POST", headers: { authorization } });

beforeEach(() => {
  processValues.set("connections", [connection]);
  processValues.set("config", readConfig({ CALLBOARD_SYNC_SECRET: secret }));
});
afterEach(() => {
  processValues.delete("connections");
  processValues.delete("config");
});

describe("without sign-in", () => {
  it("everyone has full access", () => {
    expect(readerWith("recordings:read")).toEqual({
      kind: "session",
      grants: [{ connection, level: "full" }],
    });
  });
  it("what is public knows no connection", () => expect(readerWith("public").grants).toEqual([]));
});

describe("a job", () => {
  it("is known by its secret", () => {
    expect(readerWith("sync:write", asked(`Bearer ${secret}`)).kind).toBe("job");
    expect(readerWith("sync:write", asked(`bearer  ${secret}`)).kind).toBe("job");
  });
  it.each(["Bearer another", "Bearer ", "Bearer"])("is refused with another secret: %j", (authorization) =>
    expect(() => readerWith("sync:write", asked(authorization))).toThrow(
      expect.objectContaining({ code: "unauthenticated" }) as Error,
    ),
  );
  it("is refused if no secret is configured", () => {
    processValues.set("config", readConfig({}));
    expect(() => readerWith("sync:write", asked("Bearer "))).toThrow(
      expect.objectContaining({ code: "forbidden" }) as Error,
    );
  });
  it("has no other permission, and credentials for a proxy are none of ours", () => {
    expect(readerWith("calls:read", asked(`Bearer ${secret}`)).kind).toBe("session");
    expect(readerWith("sync:write", asked("Basic YTpi")).kind).toBe("session");
  });
});
