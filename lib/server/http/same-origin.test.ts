import { expect, it } from "vitest";
import { requireSameOrigin } from "./same-origin";

const ask = (headers: Record<string, string>) => () =>
  requireSameOrigin(new Request("http://calls.example.com/api/views", { method: "POST", headers }));

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
])("keeps others out: %j", (headers) =>
  expect(ask(headers)).toThrow(expect.objectContaining({ code: "forbidden" }) as Error),
);
