import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readConfig } from "./config";
import { ConfigError } from "./config-error";
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
      dataFolder: expect.stringMatching(/\.data$/) as string,
      secrets: [],
      proxies: 0,
      signInRequired: false,
      auditDays: 400,
      reReadEvery: 7 * 86_400_000,
      sandbox: false,
      allowedHosts: [],
      connections: [],
      webhookKeys: {},
      store: { server: "own", folder: resolve(".data") },
      sync: true,
    });
  });

  it("fills in the defaults of an account", () => {
    expect(readConfig(account).connections).toEqual([
      {
        provider: "highlevel",
        slug: "highlevel",
        name: "HighLevel",
        token: "pit-0000-invented",
        locationId: "location-1",
        names: expect.objectContaining({ token: "HIGHLEVEL_TOKEN" }) as unknown,
      },
    ]);
  });

  it("takes every setting", () => {
    const read = readConfig({
      ...account,
      HOST: "0.0.0.0",
      CALLBOARD_SANDBOX: "1",
      CALLBOARD_TIME_ZONE: "Europe/Madrid",
      CALLBOARD_ALLOWED_HOSTS: "Calls.example, desk.example,",
      HIGHLEVEL_BASE_URL: "http://127.0.0.1:4010/",
      HIGHLEVEL_API_VERSION: "v3",
      HIGHLEVEL_PRESET: "leadway",
      HIGHLEVEL_APP_HOST: "App.Riverside.example",
      HIGHLEVEL_TIME_ZONE: "America/Chicago",
      HIGHLEVEL_NAME: "Riverside Dental",
    });
    expect(read).toMatchObject({
      host: "0.0.0.0",
      sandbox: true,
      allowedHosts: ["calls.example", "desk.example"],
      timeZone: "Europe/Madrid",
      connections: [
        {
          baseUrl: "http://127.0.0.1:4010",
          apiVersion: "v3",
          preset: "leadway",
          appHost: "app.riverside.example",
          timeZone: "America/Chicago",
          name: "Riverside Dental",
        },
      ],
    });
  });

  it("takes an empty value as unset, and trims what was pasted", () => {
    const read = readConfig({
      ...account,
      HIGHLEVEL_TOKEN: " pit-1\n",
      HIGHLEVEL_TIME_ZONE: "",
      HIGHLEVEL_NAME: " ",
    });
    expect(read.connections).toMatchObject([{ token: "pit-1", name: "HighLevel" }]);
    expect(read.connections[0]).not.toHaveProperty("timeZone");
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
    ["HIGHLEVEL_PRESET", "other"],
    ["HIGHLEVEL_APP_HOST", "https://app.riverside.example"],
    ["HIGHLEVEL_TIME_ZONE", "Chicago"],
    ["CALLBOARD_ALLOWED_HOSTS", "calls.example:3000"],
    ["CALLBOARD_ALLOWED_HOSTS", "*"],
    ["CALLBOARD_URL", "calls.example.com"],
    ["CALLBOARD_URL", "https://calls.example.com/path"],
    ["CALLBOARD_URL", "https://user:password@calls.example.com"],
    ["CALLBOARD_REREAD_DAYS", "weekly"],
    ["CALLBOARD_REREAD_DAYS", "-1"],
    ["CALLBOARD_SANDBOX", "yes"],
    ["HOST", "http://0.0.0.0"],
    ["DATABASE_URL", "mysql://calls.example/callboard"],
    ["DATABASE_URL", "calls.example"],
    ["CALLBOARD_TIME_ZONE", "Madrid"],
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

describe("an account of Telzino", () => {
  const telzino = { TELZINO_CLIENT_ID: "client-1", TELZINO_CLIENT_SECRET: "invented-secret" };

  it("stands beside one of HighLevel, with its defaults", () => {
    expect(readConfig({ ...account, ...telzino }).connections).toMatchObject([
      { provider: "highlevel" },
      {
        provider: "telzino",
        slug: "telzino",
        name: "Telzino",
        clientId: "client-1",
        clientSecret: "invented-secret",
        baseUrl: "https://api.telzino.com",
      },
    ]);
  });

  it("takes every setting", () => {
    const read = readConfig({
      ...telzino,
      TELZINO_ORGANIZATION_ID: "org-1",
      TELZINO_BASE_URL: "http://127.0.0.1:4010/",
      TELZINO_TIME_ZONE: "America/Denver",
      TELZINO_NAME: "Cedar Street",
    });
    expect(read.connections).toMatchObject([
      {
        organizationId: "org-1",
        baseUrl: "http://127.0.0.1:4010",
        timeZone: "America/Denver",
        name: "Cedar Street",
      },
    ]);
  });

  it("names the half that is missing, and never repeats a secret", () => {
    expect(mistake({ TELZINO_CLIENT_ID: "x" })).toMatch(/^TELZINO_CLIENT_SECRET is missing/);
    expect(mistake({ TELZINO_CLIENT_SECRET: "x" })).toMatch(/^TELZINO_CLIENT_ID is missing/);
    const message = mistake({ ...telzino, TELZINO_CLIENT_SECRET: "invented secret" });
    expect(message).toMatch(/^TELZINO_CLIENT_SECRET: expected/);
    expect(message).not.toContain("invented");
  });
});

describe("the configuration file", () => {
  const north = {
    provider: "highlevel",
    slug: "north",
    name: "North",
    locationId: "l1",
    token: { env: "NORTH" },
  };
  const south = { ...north, slug: "south", name: "South", locationId: "l2" };
  const folder = mkdtempSync(join(tmpdir(), "callboard-config-"));
  const path = join(folder, "callboard.config.json");
  afterAll(() => rmSync(folder, { recursive: true }));
  const env = { CALLBOARD_CONFIG: path, NORTH: "pit-north" };
  const write = (content: unknown) =>
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));

  it("describes several connections, beside the one of the environment", () => {
    write({ connections: [north, { ...south, timeZone: "Europe/Madrid" }] });
    const read = readConfig({ ...account, ...env }).connections;
    expect(read.map((each) => [each.slug, each.provider === "highlevel" && each.token])).toEqual([
      ["north", "pit-north"],
      ["south", "pit-north"],
      ["highlevel", "pit-0000-invented"],
    ]);
    expect(read[1]).toMatchObject({ timeZone: "Europe/Madrid", locationId: "l2" });
  });

  it.each<[unknown, string]>([
    ["{", "valid JSON"],
    [{}, "at least one connection"],
    [{ connections: [] }, "at least one connection"],
    [
      { connections: [{ ...north, provider: "other" }] },
      "connections[0].provider: expected one of highlevel, telzino",
    ],
    [{ connections: [{ ...north, slug: "North Clinic" }] }, "connections[0].slug: expected lower-case"],
    [{ connections: [{ ...north, colour: "red" }] }, "connections[0]"],
    [
      { connections: [{ ...north, preset: "other" }] },
      "connections[0].preset: expected one of highlevel, leadway",
    ],
    [
      { connections: [{ ...north, appHost: "app.acme.example/x" }] },
      "connections[0].appHost: expected a host name",
    ],
    [
      { connections: [{ ...north, languages: ["english"] }] },
      "connections[0].languages.0: expected ISO 639-1",
    ],
    [{ connections: [{ ...north, languages: ["xx"] }] }, "connections[0].languages.0: expected ISO 639-1"],
    [{ connections: [{ ...north, apiKey: "pit-literal" }] }, "connections[0]"],
    [{ connections: [north, { ...south, slug: "north" }] }, "Two connections have the slug north"],
    [{ connections: [north, { ...south, locationId: "l1" }] }, "connection south is the account"],
    [{ connections: [{ ...north, token: "pit-literal" }] }, 'expected {"env": "NAME_OF_A_VARIABLE"}'],
    [{ connections: [{ ...north, token: { env: "SOUTH" } }] }, "the variable SOUTH is not set"],
  ])("refuses %j", (content, reason) => {
    write(content);
    const message = mistake(env);
    expect(message).toContain(reason);
    expect(message).not.toContain("pit-");
  });

  it("takes a white-label by its preset, or by what is its own, and the languages of its calls", () => {
    const preset = { ...north, preset: "leadway", languages: ["es", "EN"] };
    const own = {
      ...south,
      baseUrl: "https://api.acme.example",
      apiVersion: "2023-02-21",
      appHost: "app.acme.example",
    };
    write({ connections: [preset, own] });
    const [first, second] = readConfig(env).connections;
    expect(first).toMatchObject({ preset: "leadway", languages: ["es", "en"] });
    expect(second).toMatchObject({ apiVersion: "2023-02-21", appHost: "app.acme.example" });
  });

  it("takes organizations of Telzino, whose secret stands in the environment", () => {
    const cedar = {
      provider: "telzino",
      slug: "cedar",
      name: "Cedar",
      clientId: "client-1",
      clientSecret: { env: "CEDAR" },
    };
    const elm = { ...cedar, slug: "elm", name: "Elm", organizationId: "org-2" };
    write({ connections: [cedar, elm] });
    expect(readConfig({ ...env, CEDAR: "invented" }).connections).toMatchObject([
      { slug: "cedar", clientSecret: "invented" },
      { slug: "elm", organizationId: "org-2" },
    ]);
    write({ connections: [{ ...cedar, signalSecret: { env: "SIGNAL" } }] });
    const signal = { ...env, CEDAR: "invented", SIGNAL: "a-secret-of-16-characters" };
    expect(readConfig(signal).connections).toMatchObject([{ signalSecret: "a-secret-of-16-characters" }]);
    expect(mistake({ ...signal, SIGNAL: "short" })).toBe(
      "connections[0].signalSecret: expected at least 16 characters",
    );
    write({ connections: [cedar, { ...cedar, slug: "again" }] });
    expect(mistake({ ...env, CEDAR: "invented" })).toContain("connection again is the account");
    write({ connections: [{ ...cedar, clientSecret: "invented" }] });
    expect(mistake(env)).toMatch(/^connections\[0\]\.clientSecret: expected \{"env"/);
    expect(mistake(env)).not.toContain("invented");
  });

  it("must exist if it is named", () => {
    expect(mistake({ CALLBOARD_CONFIG: join(folder, "other.json") })).toContain("expected a readable file");
  });
});
