import { afterEach, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";
import { processValues } from "@/lib/server/per-process";
import { connectTo } from "@/lib/server/sync/testing/mirrored";
import { isDemo } from "./demo";

const local = connectTo({ url: "http://127.0.0.1", token: "invented-token", locationId: "demo" });
const start = (env: Record<string, string> = {}, connections = [local]) => {
  processValues.set("config", readConfig(env));
  processValues.set("connections", connections);
};
afterEach(() => {
  processValues.delete("config");
  processValues.delete("connections");
});
const asked = (headers: Record<string, string>) => isDemo(new Headers(headers));

it.each<Record<string, string>>([
  { host: "127.0.0.1:3000" },
  { host: "localhost" },
  { host: "[::1]:3000", "x-forwarded-for": "::1" },
  { host: "calls.localhost:3000", "x-forwarded-for": "::ffff:127.0.0.1" },
])("needs no sign-in on this machine: %j", (headers) => {
  start();
  expect(asked(headers)).toBe(true);
});

it.each<Record<string, string>>([
  { host: "calls.example.com" },
  { host: "192.0.2.7:3000" },
  { host: "127.0.0.1:3000", "x-forwarded-for": "198.51.100.9" },
  { host: "localhost", "x-forwarded-for": "127.0.0.1, 198.51.100.9" },
])("needs one for what comes from elsewhere: %j", (headers) => {
  start();
  expect(asked(headers)).toBe(false);
});

it.each<Record<string, string>>([
  { HOST: "0.0.0.0" },
  { HOST: "192.0.2.7" },
  { CALLBOARD_PROXIES: "1" },
  { CALLBOARD_SIGN_IN: "required" },
])("needs one where the server is for others: %j", (env) => {
  start(env);
  expect(asked({ host: "127.0.0.1:3000" })).toBe(false);
});

it("needs one if any upstream is real", () => {
  start({}, [local, { ...local, isLocal: false }]);
  expect(asked({ host: "127.0.0.1:3000" })).toBe(false);
});
