import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "./config";

const account = { HIGHLEVEL_TOKEN: "pit-0000-invented", HIGHLEVEL_LOCATION_ID: "location-1" };

function mistake(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return "accepted";
}

describe("readConfig", () => {
  it("needs nothing", () => {
    expect(readConfig({})).toEqual({
      host: "127.0.0.1",
      sandbox: false,
      allowedHosts: [],
      store: { server: "own", folder: resolve(".data") },
      sync: true,
    });
  });

  it("fills in the defaults of an account", () => {
    expect(readConfig(account).highlevel).toEqual({
      slug: "highlevel",
      name: "HighLevel",
      token: "pit-0000-invented",
      locationId: "location-1",
      baseUrl: "https://services.leadconnectorhq.com",
      apiVersion: "2021-04-15",
    });
  });

  it("takes every setting", () => {
    const read = readConfig({
      ...account,
      HOST: "0.0.0.0",
      CALLBOARD_SANDBOX: "1",
      CALLBOARD_ALLOWED_HOSTS: "Calls.example, desk.example,",
      HIGHLEVEL_BASE_URL: "http://127.0.0.1:4010/",
      HIGHLEVEL_API_VERSION: "v3",
      HIGHLEVEL_TIME_ZONE: "America/Chicago",
      HIGHLEVEL_NAME: "Riverside Dental",
    });
    expect(read).toMatchObject({
      host: "0.0.0.0",
      sandbox: true,
      allowedHosts: ["calls.example", "desk.example"],
      highlevel: {
        baseUrl: "http://127.0.0.1:4010",
        apiVersion: "v3",
        timeZone: "America/Chicago",
        name: "Riverside Dental",
      },
    });
  });

  it("takes an empty value as unset, and trims what was pasted", () => {
    const read = readConfig({
      ...account,
      HIGHLEVEL_TOKEN: " pit-1\n",
      HIGHLEVEL_TIME_ZONE: "",
      HIGHLEVEL_NAME: " ",
    });
    expect(read.highlevel).toMatchObject({ token: "pit-1", name: "HighLevel" });
    expect(read.highlevel).not.toHaveProperty("timeZone");
  });

  it("names the half of an account that is missing", () => {
    expect(mistake({ HIGHLEVEL_TOKEN: "x" })).toMatch(/^HIGHLEVEL_LOCATION_ID is missing/);
    expect(mistake({ HIGHLEVEL_LOCATION_ID: "x", HIGHLEVEL_TOKEN: "" })).toMatch(
      /^HIGHLEVEL_TOKEN is missing/,
    );
  });

  it.each([
    ["HIGHLEVEL_BASE_URL", "http://calls.example"],
    ["HIGHLEVEL_BASE_URL", "https://user:secret@calls.example"],
    ["HIGHLEVEL_BASE_URL", "https://calls.example/?key=secret"],
    ["HIGHLEVEL_BASE_URL", "services.leadconnectorhq.com"],
    ["HIGHLEVEL_API_VERSION", "latest"],
    ["HIGHLEVEL_TIME_ZONE", "Chicago"],
    ["CALLBOARD_ALLOWED_HOSTS", "calls.example:3000"],
    ["CALLBOARD_ALLOWED_HOSTS", "*"],
    ["CALLBOARD_SANDBOX", "yes"],
    ["HOST", "http://0.0.0.0"],
    ["DATABASE_URL", "mysql://calls.example/callboard"],
    ["DATABASE_URL", "calls.example"],
    ["CALLBOARD_STORE", "no"],
    ["CALLBOARD_SYNC", "0"],
    ["CALLBOARD_SYNC_SECRET", "short"],
    ["CALLBOARD_SYNC_SECRET", "a secret of several words"],
  ])("names %s for %s and what is expected", (name, value) => {
    expect(mistake({ ...account, [name]: value })).toMatch(new RegExp(`^${name}: expected `));
  });

  it("keeps the mirror where it is told to", () => {
    const url = "postgresql://callboard:secret@db.example:5432/callboard";
    expect(readConfig({ DATABASE_URL: url }).store).toEqual({ server: "given", url });
    expect(readConfig({ CALLBOARD_DATA_DIR: "/srv/callboard" }).store).toEqual({
      server: "own",
      folder: "/srv/callboard",
    });
    expect(readConfig({ DATABASE_URL: url, CALLBOARD_STORE: "off" }).store).toEqual({ server: "none" });
  });

  it("never repeats a password", () => {
    const message = mistake({ DATABASE_URL: "http://callboard:invented@db.example/callboard" });
    expect(message).toMatch(/^DATABASE_URL: expected/);
    expect(message).not.toContain("invented");
  });

  it("never repeats a token", () => {
    const message = mistake({ ...account, HIGHLEVEL_TOKEN: "Bearer pit-0000-invented" });
    expect(message).toMatch(/^HIGHLEVEL_TOKEN: expected/);
    expect(message).not.toContain("invented");
  });
});
