import { describe, expect, it } from "vitest";
import { createHttpClient } from "../http/client";
import { createFakeClock } from "../testing/fake-clock";
import { createToken } from "./token";
import { createUpstream } from "./upstream";

const settings = {
  slug: "main",
  clientId: "client-1",
  clientSecret: "hush-hush-secret",
  baseUrl: "https://upstream.example",
};
const never = new AbortController().signal;

interface Asked {
  url: string;
  body: unknown;
  redirect: RequestRedirect | undefined;
  authorization: string | null;
}

/** An upstream whose tokens are `t1`, `t2` …, of which those that a test names are refused. */
function open({
  answer = (count: number): Response => Response.json({ access_token: `t${count}`, expires_in: 3600 }),
  accepts = (_token: string): boolean => true,
  delay = 0,
} = {}) {
  const clock = createFakeClock();
  const tokens: Asked[] = [];
  const calls: string[] = [];
  const wait = () => new Promise<void>((resolve) => void clock.setTimer(resolve, delay));
  const fetch = async (input: string | URL | Request, init: RequestInit = {}) => {
    const url = String(input);
    const authorization = new Headers(init.headers).get("authorization");
    if (delay > 0) await wait();
    if (!url.endsWith("/oauth/token")) {
      calls.push(authorization ?? "");
      return accepts(authorization?.slice(7) ?? "")
        ? Response.json({ ok: true })
        : new Response("", { status: 401 });
    }
    tokens.push({ url, body: JSON.parse(String(init.body)), redirect: init.redirect, authorization });
    return answer(tokens.length);
  };
  const options = { fetch, clock, random: () => 0 };
  const token = createToken(settings, options);
  const client = createHttpClient(createUpstream(settings, token), options);
  const ask = (signal = never) =>
    clock.settle(client.getJson({ path: "/v1/agents", scope: "" }, (body) => body, { signal }));
  return { clock, token, client, tokens, calls, ask };
}

describe("a token", () => {
  it("is asked for as documented, and goes to the API only", async () => {
    const { ask, tokens, calls } = open();
    await ask();
    expect(tokens).toEqual([
      {
        url: "https://upstream.example/oauth/token",
        body: {
          client_id: "client-1",
          client_secret: "hush-hush-secret",
          audience: "https://api.telzino.com/",
          grant_type: "client_credentials",
        },
        redirect: "manual",
        authorization: null,
      },
    ]);
    expect(calls).toEqual(["Bearer t1"]);
  });

  it("is fetched once for many, and kept until shortly before its end", async () => {
    const { ask, tokens, clock } = open({ delay: 50 });
    await Promise.all(Array.from({ length: 8 }, () => ask()));
    expect(tokens).toHaveLength(1);
    await clock.advance(3600_000 - 61_000);
    await ask();
    expect(tokens).toHaveLength(1);
    await clock.advance(2_000);
    await ask();
    expect(tokens).toHaveLength(2);
  });

  it.each([
    [undefined, 5 * 60_000],
    ["600", 600_000],
    [1e12, 24 * 3600_000],
    [-5, 5 * 60_000],
  ])("that lives for %s seconds is used for at most %s ms", async (expires_in, lifetime) => {
    const { ask, tokens, clock } = open({
      answer: (count) => Response.json({ access_token: `t${count}`, expires_in }),
    });
    await ask();
    await clock.advance(lifetime * 0.85);
    await ask();
    expect(tokens).toHaveLength(1);
    await clock.advance(lifetime * 0.15);
    await ask();
    expect(tokens).toHaveLength(2);
  });

  it("that lives for no time serves those who wait for it", async () => {
    const { ask, tokens } = open({
      delay: 50,
      answer: (count) => Response.json({ access_token: `t${count}`, expires_in: 0 }),
    });
    await Promise.all([ask(), ask(), ask()]);
    expect(tokens).toHaveLength(1);
    await ask();
    expect(tokens).toHaveLength(2);
  });

  it("is fetched anew once when it is refused, also for many at once", async () => {
    const { ask, tokens, calls } = open({ delay: 50, accepts: (token) => token !== "t1" });
    await Promise.all([ask(), ask(), ask()]);
    expect(tokens).toHaveLength(2);
    expect(calls.filter((each) => each === "Bearer t2")).toHaveLength(3);
  });

  it("is no loop when each one is refused", async () => {
    const { ask, tokens, calls } = open({ accepts: () => false });
    await expect(ask()).rejects.toMatchObject({ code: "upstream_unauthorized" });
    expect([tokens.length, calls.length]).toEqual([2, 2]);
  });

  it("that is refused late does not cost the newer one", async () => {
    const { token } = open();
    await token.get(never);
    token.drop("t1");
    await token.get(never);
    token.drop("t1");
    expect(token.known()).toEqual(["t2"]);
  });

  it("is still fetched for the others when one of them leaves", async () => {
    const { client, clock, tokens } = open({ delay: 50 });
    const leaving = new AbortController();
    const asked = [leaving.signal, never].map((signal) =>
      client.getJson({ path: "/v1/agents", scope: "" }, (body) => body, { signal }),
    );
    await clock.advance(10);
    leaving.abort(new Error("gone"));
    await expect(clock.settle(asked[0] ?? Promise.resolve())).rejects.toThrow("gone");
    expect(await clock.settle(asked[1] ?? Promise.resolve())).toEqual({ ok: true });
    expect(tokens).toHaveLength(1);
  });
});

describe("a token endpoint that fails", () => {
  const json = (body: unknown, status: number) => Response.json(body, { status });

  it.each<[string, () => Response, string, number]>([
    [
      "refuses",
      () => json({ error: "access_denied", error_description: "Unauthorized" }, 401),
      "upstream_unauthorized",
      1,
    ],
    [
      "refuses with a plain 403",
      () => new Response("invalid token", { status: 403 }),
      "upstream_unauthorized",
      1,
    ],
    ["has a proxy", () => new Response("Blocked by policy", { status: 403 }), "upstream_forbidden", 1],
    ["is not there", () => new Response("", { status: 404 }), "upstream_rejected", 1],
    [
      "redirects",
      () => new Response("", { status: 302, headers: { location: "https://evil.example" } }),
      "upstream_rejected",
      1,
    ],
    ["has a firewall", () => new Response("<!doctype html>", { status: 403 }), "upstream_forbidden", 1],
    ["is busy", () => new Response("", { status: 429 }), "upstream_rate_limited", 3],
    ["is broken", () => new Response("", { status: 500 }), "upstream_unavailable", 3],
    ["says something else", () => json({ token: "x" }, 200), "upstream_malformed", 2],
    ["says nothing", () => new Response(""), "upstream_malformed", 2],
    [
      "breaks off",
      () => {
        throw new Error("hush-hush-secret at https://upstream.example");
      },
      "upstream_unavailable",
      3,
    ],
  ])("%s", async (_, answer, code, count) => {
    const { ask, tokens, calls } = open({ answer });
    const error: unknown = await ask().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/hush|upstream\.example/);
    expect([tokens.length, calls.length]).toEqual([count, 0]);
  });

  it("that echoes the secret is not quoted", async () => {
    const { ask } = open({ answer: () => json({ message: "bad hush-hush-secret" }, 422) });
    await expect(ask()).rejects.toMatchObject({ message: expect.not.stringContaining("hush") });
  });
});
