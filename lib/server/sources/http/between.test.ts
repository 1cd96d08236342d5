import { describe, expect, it } from "vitest";
import { createHttpClient } from "./client";
import { isFromBetween } from "./between";
import type { Upstream } from "./upstream";

const upstream: Upstream = {
  name: "HighLevel",
  baseUrl: "https://upstream.example",
  settings: { address: "baseUrl", all: "baseUrl and apiVersion" },
  headers: {},
  secrets: [],
  failures: [],
};

const ask = (body: string, type = "text/html") =>
  createHttpClient(upstream, {
    fetch: () => Promise.resolve(new Response(body, { headers: { "content-type": type } })),
    random: () => 0,
  }).getJson({ path: "/calls", scope: "calls" }, () => undefined, { signal: new AbortController().signal });

describe("a success that is not the upstream's", () => {
  it.each([
    "<!doctype html><title>Sign in</title>",
    "\ufeff <HTML>",
    "<!-- a --><html>",
    "<?xml version='1.0'?>",
  ])("is said to come from something in between: %s", async (body) => {
    await expect(ask(body)).rejects.toMatchObject({
      code: "upstream_malformed",
      message: expect.stringContaining("A web page came in place of HighLevel's answer") as string,
    });
  });
  it.each(["", "OK", "[]", '{"a": "<html>"}'])(
    "is only malformed where that is not known: %s",
    async (body) => {
      await expect(ask(body, "application/json")).rejects.toMatchObject({
        message: expect.stringContaining("is not what its reference says") as string,
      });
    },
  );
});

it("reads any refusal in time that grows with its length", () => {
  const began = performance.now();
  for (const part of ["<", " ", "error code", "error 1", "{", "a"]) isFromBetween(part.repeat(200_000));
  expect(performance.now() - began).toBeLessThan(500);
});
