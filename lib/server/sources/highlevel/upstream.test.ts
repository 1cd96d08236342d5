import { describe, expect, it } from "vitest";
import { createEndpoints } from "./endpoints";
import { environment } from "./environment";
import { withPreset } from "./settings";
import { toFailure } from "../http/failures";
import { createUpstream } from "./upstream";

const settings = {
  slug: "main",
  baseUrl: "https://upstream.example",
  token: "pit-secret",
  locationId: "location1",
  apiVersion: "2021-04-15",
};
const upstream = createUpstream(settings);
const endpoints = createEndpoints(withPreset(settings));
const body = (message: unknown) => JSON.stringify({ statusCode: 400, message });
const fail = (status: number, text: string, endpoint = endpoints.calls({}), wait?: number) =>
  toFailure({ status, body: text, wait }, endpoint, upstream);

describe("toFailure", () => {
  it.each([
    [401, body("Invalid token: access token is invalid"), "upstream_unauthorized", "set token"],
    [401, body("Invalid JWT"), "upstream_unauthorized", "create a new one"],
    [
      401,
      body("The token is not authorized for this scope."),
      "upstream_forbidden",
      "voice-ai-dashboard.readonly",
    ],
    [401, body("Token's user type mismatch!"), "upstream_forbidden", "sub-account"],
    [
      401,
      body("This authClass type is not allowed to access this scope."),
      "upstream_forbidden",
      "sub-account",
    ],
    [401, body("version header was not found."), "upstream_rejected", "apiVersion"],
    [401, body("version header is invalid"), "upstream_rejected", "apiVersion"],
    [400, body("Invalid API version segment 'x' at position 0"), "upstream_rejected", "apiVersion"],
    [403, body("The token does not have access to this location."), "upstream_forbidden", "locationId"],
    [403, "<html>Forbidden</html>", "upstream_forbidden", "firewall"],
    [403, "error code: 1010", "upstream_forbidden", "firewall"],
    [403, "error code:1020", "upstream_forbidden", "firewall"],
    [403, "\ufeff\n<!-- blocked --><head></head>", "upstream_forbidden", "firewall"],
    [403, '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', "upstream_forbidden", "firewall"],
    [403, '{"title":"Error 1010: Access denied","cloudflare_error":true}', "upstream_forbidden", "firewall"],
    [403, "Forbidden by policy", "upstream_forbidden", "firewall"],
    [401, "<html>Sign in to the network, your token</html>", "upstream_forbidden", "firewall"],
    [405, "<html>Not allowed</html>", "upstream_forbidden", "firewall"],
    [451, "Blocked", "upstream_forbidden", "firewall"],
    [407, "", "upstream_forbidden", "proxy settings"],
    [407, "<html>Proxy</html>", "upstream_forbidden", "proxy settings"],
    [511, "<html>Sign in</html>", "upstream_forbidden", "sign-in"],
    [403, "Token is not allowed here", "upstream_forbidden", "locationId"],
    [400, body("LocationId is missing in query"), "upstream_rejected", "locationId"],
    [400, body("Bad Request"), "upstream_rejected", "“Bad Request”"],
    [422, body(["pageSize cannot exceed 50"]), "upstream_rejected", "“pageSize cannot exceed 50”"],
    [404, body("Cannot GET /voice-ai/dashboard"), "upstream_rejected", "baseUrl"],
    [404, "", "upstream_rejected", "baseUrl"],
    [302, "", "upstream_rejected", "baseUrl"],
    [0, "", "upstream_rejected", "baseUrl"],
  ])("does not retry %i %s: %s", (status, text, code, advice) => {
    const { error, retry } = fail(status, text);
    expect([error.code, retry]).toEqual([code, "never"]);
    expect(error.message.toLowerCase()).toContain(advice.toLowerCase());
  });

  it.each([
    [429, "upstream_rate_limited"],
    [500, "upstream_unavailable"],
    [502, "upstream_unavailable"],
    [503, "upstream_unavailable"],
    [408, "upstream_unavailable"],
  ])("retries %i, when the upstream says if it does", (status, code) => {
    expect(fail(status, "")).toMatchObject({ error: { code, retryAfter: undefined }, retry: "backoff" });
    const { error, wait } = fail(status, "", undefined, 6500);
    expect([error.retryAfter, wait]).toEqual([7, 6500]);
    expect(error.message).toContain("Try again in 7 s.");
  });

  it("names the variables of an account of the environment", () => {
    const account = environment.accountOf(
      environment.variables.parse({ HIGHLEVEL_TOKEN: "pit-secret", HIGHLEVEL_LOCATION_ID: "location1" }),
    );
    const named = createUpstream({ ...settings, ...account });
    const { error } = toFailure({ status: 403, body: "", wait: undefined }, endpoints.calls({}), named);
    expect(error.message).toContain("Check HIGHLEVEL_LOCATION_ID and HIGHLEVEL_TOKEN.");
  });

  it("names the scope of the endpoint", () => {
    const text = body("The token is not authorized for this scope.");
    expect(fail(401, text, endpoints.agents(1, 50)).error.message).toContain("voice-ai-agents.readonly");
    expect(fail(401, text, endpoints.recording("m")).error.message).toContain(
      "conversations/message.readonly",
    );
  });

  it("tells what is missing", () => {
    expect(fail(404, body("not here"), endpoints.call("x")).error).toMatchObject({
      code: "not_found",
      message: "This call does not exist (any more) in HighLevel.",
    });
    expect(fail(400, body("Contact not found for id: x"), endpoints.contact("x")).error.code).toBe(
      "not_found",
    );
    expect(fail(404, body("Cannot GET /x"), endpoints.call("x")).error.code).toBe("upstream_rejected");
  });

  it.each([
    body("token pit-secret is odd"),
    body("no location location1"),
    body("unknown id 507f1f77bcf86cd799439011"),
    body(`too long ${"word ".repeat(60)}`),
    body("see https://example.com/?a=b"),
    "<html>Bearer abc</html>",
    "null",
    body(7),
  ])("does not quote %s", (text) => {
    expect(fail(422, text).error.message).toBe(
      "HighLevel did not accept the request (status 422). Change the filters and try again.",
    );
  });
});

it("asks contacts and locations in their own version, or in v3", () => {
  expect(endpoints.contact("c").headers?.Version).toBe("2021-07-28");
  expect(endpoints.calls({}).headers?.Version).toBe("2021-04-15");
  const v3 = createEndpoints(withPreset({ ...settings, apiVersion: "v3" }));
  expect([v3.location(), v3.calls({}), v3.recording("m")].map(({ headers }) => headers?.Version)).toEqual([
    "v3",
    "v3",
    "v3",
  ]);
});

it("encodes ids in paths", () => {
  const odd = createEndpoints(withPreset({ ...settings, locationId: "a/b?c" }));
  expect(odd.location().path).toBe("/locations/a%2Fb%3Fc");
  expect(odd.recording("../x").path).toBe("/conversations/messages/..%2Fx/locations/a%2Fb%3Fc/recording");
});
