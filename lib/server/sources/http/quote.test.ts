import { describe, expect, it } from "vitest";
import { quoteUpstream } from "./quote";

describe("quoteUpstream", () => {
  it.each([
    ['{"message":"limit must be at most 100"}', "limit must be at most 100"],
    ['{"message":["page is odd","limit is odd"]}', "page is odd; limit is odd"],
    ['{"error":"invalid page"}', "invalid page"],
    ['{"error":{"message":"invalid page","code":7}}', "invalid page"],
    ['{"error":"access_denied","error_description":"Unauthorized"}', "Unauthorized"],
    ['{"message":"","error":"Bad Request"}', "Bad Request"],
    ['"no such page"', "no such page"],
    ["no such\n page", "no such page"],
  ])("quotes %s", (body, quote) => {
    expect(quoteUpstream(body, ["hush-hush"])).toBe(quote);
  });

  it.each([
    "",
    "{}",
    "[]",
    "null",
    '{"message": "cut o',
    "<Error><Code>AccessDenied</Code></Error>",
    '{"error":{"message":"hush-hush is wrong"}}',
    "hush-hush is wrong",
    `plain ${"text ".repeat(60)}`,
    '{"error":{"error":{"error":{"error":"deep"}}}}',
  ])("does not quote %s", (body) => {
    expect(quoteUpstream(body, ["hush-hush"])).toBeUndefined();
  });
});
