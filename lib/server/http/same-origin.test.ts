import { afterEach, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";
import { processValues } from "@/lib/server/per-process";
import { requireSameOrigin } from "./same-origin";

const ask =
  (headers: Record<string, string>, method = "POST") =>
  () =>
    requireSameOrigin(new Request("http://calls.example.com/api/views", { method, headers }));
const forbidden = expect.objectContaining({ code: "forbidden" }) as Error;

afterEach(() => void processValues.delete("config"));

it.each<Record<string, string>>([
  { "sec-fetch-site": "same-origin", origin: "https://calls.example.com" },
  { "sec-fetch-site": "same-origin", origin: "https://calls.example.com", host: "10.0.0.1:3000" },
  { origin: "http://calls.example.com:3000", host: "calls.example.com:3000" },
  { host: "calls.example.com" },
])("lets our own pages and programs in: %j", (headers) => expect(ask(headers)).not.toThrow());

it.each<Record<string, string>>([
  { "sec-fetch-site": "cross-site", origin: "https://evil.example.com" },
  { "sec-fetch-site": "same-site", origin: "https://calls.example.com", host: "calls.example.com" },
  { "sec-fetch-site": "none" },
  { origin: "http://evil.example.com", host: "calls.example.com" },
  { origin: "http://calls.example.com:81", host: "calls.example.com" },
  { origin: "null", host: "calls.example.com" },
])("keeps others out: %j", (headers) => expect(ask(headers)).toThrow(forbidden));

it("knows the public names of the server, if a proxy changes the host", () => {
  processValues.set("config", readConfig({ CALLBOARD_ALLOWED_HOSTS: "public.example.com" }));
  const host = "10.0.0.1:3000";
  expect(ask({ host, origin: "https://public.example.com" })).not.toThrow();
  expect(ask({ host, origin: "https://evil.example.com" })).toThrow(forbidden);
});

it.each([
  ["http://calls.example.com", "http://calls.example.com", true],
  ["https://Calls.example.com:8443/", "https://calls.example.com:8443", true],
  ["https://calls.example.com", "http://calls.example.com", false],
  ["https://calls.example.com", "https://calls.example.com:8443", false],
  ["https://calls.example.com", "https://evil.example.com", false],
])("knows the public address %s behind a proxy: a request of %s", (url, origin, allowed) => {
  processValues.set("config", readConfig({ CALLBOARD_URL: url }));
  const request = ask({ host: "10.0.0.1:3000", "x-forwarded-host": "calls.example.com", origin });
  if (allowed) expect(request).not.toThrow();
  else expect(request).toThrow(/CALLBOARD_URL/);
});

it.each(["GET", "HEAD"])("lets no other web site read: %s", (method) => {
  for (const site of ["cross-site", "same-site"]) {
    expect(ask({ "sec-fetch-site": site }, method)).toThrow(forbidden);
  }
  for (const headers of [{ "sec-fetch-site": "same-origin" }, { "sec-fetch-site": "none" }, {}]) {
    expect(ask(headers as Record<string, string>, method)).not.toThrow();
  }
});
