import { readdir, readFile } from "node:fs/promises";
import { request as http } from "node:http";
import { join } from "node:path";
import type { CallList } from "../lib/calls/answers";
import { appPort } from "./support/addresses";
import { expect, test } from "./support/test";
import { callWith, hasAction, type UpstreamCall } from "./support/upstream";

/** Marks by which a credential would be known: of the environment, the sandbox, and the published examples. */
const credentials = ["sandbox-token", "sk_sandbox_secret", "token123", "authenticationValue"];

function expectClean(text: string, where: string): void {
  for (const credential of credentials)
    expect(text.includes(credential), `${credential} in ${where}`).toBe(false);
}

test("the headers of pages, API and files are strict", async ({ request }) => {
  for (const path of ["/calls", "/nowhere", "/api/health", "/api/nowhere", "/icon.svg"]) {
    const headers = (await request.get(path)).headers();
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["x-powered-by"], path).toBeUndefined();
    // What the policy holds is a unit test's; here it must be on each answer, with a nonce.
    expect(headers["content-security-policy"], path).toMatch(
      /script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic';/,
    );
  }
});

test("each answer has a nonce of its own, which its scripts carry", async ({ request }) => {
  const nonceOf = (headers: Record<string, string>) =>
    /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1] ?? "";
  const [one, two] = [await request.get("/calls"), await request.get("/calls")];
  expect(nonceOf(one.headers())).not.toBe(nonceOf(two.headers()));
  const html = await one.text();
  const inline = html.match(/<script(?![^>]* src=)[^>]*>/g) ?? [];
  expect(inline.length).toBeGreaterThan(0);
  for (const tag of inline) expect(tag).toContain(`nonce="${nonceOf(one.headers())}"`);
});

/** The status of a request with a Host header of one's own, which fetch does not allow. */
function statusFor(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    http({ host: "127.0.0.1", port: appPort, path: "/api/calls", headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

test("a foreign host name is refused", async () => {
  expect(await statusFor("calls.example.com")).toBe(421);
  expect(await statusFor(`calls.example.com:${appPort}`)).toBe(421);
  expect(await statusFor("127.0.0.1.example.com")).toBe(421);
  expect(await statusFor(`localhost:${appPort}`)).toBe(200);
});

test("no id leads to another address of the upstream", async ({ request, sandbox }) => {
  await sandbox.reset();
  const hostile = [
    "..%2F..%2Fagents",
    "%2e%2e%2f%2e%2e%2fagents",
    "..%252F..%252Fagents",
    "a%3FlocationId=other",
    "a%23b",
    "a%5C..%5Cb",
    "a%00b",
    "a%0D%0AX-Injected:1",
    "a;b",
    "x".repeat(300),
  ];
  for (const id of hostile) {
    for (const path of [
      `/api/calls/highlevel/${id}`,
      `/api/calls/highlevel/${id}/recording`,
      `/calls/highlevel/${id}`,
    ]) {
      expect((await request.get(path, { maxRedirects: 0 })).status(), path).toBeLessThan(500);
    }
  }
  for (const search of [
    "agent=..%2Fx%26locationId%3Dother",
    "contact=a%26b%3Dc",
    "action=%22%3E%3Cscript%3E",
  ]) {
    expect((await request.get(`/api/calls?${search}`)).status()).toBeLessThan(500);
  }
  const { log } = await sandbox.state();
  const asked = log.filter(
    ({ path }) =>
      ![
        "/voice-ai/dashboard/call-logs",
        "/voice-ai/agents",
        "/locations/sandbox-location",
        "/conversations/messages/export",
      ].includes(path),
  );
  expect(asked).toEqual([]);
  for (const { query } of log)
    expect(new URLSearchParams(query).getAll("locationId").length).toBeLessThanOrEqual(1);
});

test("markup in a link is text", async ({ page, calls }) => {
  await calls.open("range=7d&agent=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&%3Cb%3E=1");
  await expect(calls.chips).toBeVisible();
  await expect(page.getByRole("main").locator("img, b")).toHaveCount(0);
});

/** Every n-th, so that so many are left. */
const some = (all: readonly UpstreamCall[], count: number) =>
  all.filter((_, at) => at % Math.ceil(all.length / count) === 0);

test("no call's answer holds a credential", async ({ request, upstream }) => {
  const withSecrets = upstream.filter(hasAction("CUSTOM_ACTION"));
  expect(JSON.stringify(withSecrets)).toContain("sk_sandbox_secret");
  for (const { id, createdAt } of some(withSecrets, 30)) {
    const day = createdAt.slice(0, 10);
    const answer = await request.get(`/api/calls/highlevel/${id}?from=${day}&to=${day}&tz=UTC&kind=all`);
    expect(answer.status()).toBe(200);
    expectClean(await answer.text(), `the answer of ${id}`);
  }
});

test("no list, chart or page holds a credential", async ({ request, upstream }) => {
  const first = (await (
    await request.get("/api/calls?range=all&kind=all&action=CUSTOM_ACTION&size=50")
  ).json()) as CallList;
  for (let page = 1; page <= Math.ceil(first.total / 50); page += 1) {
    const answer = await request.get(
      `/api/calls?range=all&kind=all&action=CUSTOM_ACTION&size=50&page=${page}`,
    );
    expectClean(await answer.text(), `page ${page} of the list`);
  }
  const { id } = callWith(upstream, hasAction("CUSTOM_ACTION"));
  const others = [
    "/",
    "/calls?action=CUSTOM_ACTION&size=50",
    `/calls/highlevel/${id}`,
    "/nowhere",
    "/api/metrics",
    "/api/agents",
    "/api/health",
  ];
  for (const path of others) {
    const answer = await request.get(path);
    expectClean((await answer.text()) + JSON.stringify(answer.headers()), path);
  }
});

test("no file that a browser gets holds a credential", async () => {
  const root = join(process.cwd(), ".next", "static");
  const files = (await readdir(root, { recursive: true })).filter((name) => /\.(js|css|json)$/.test(name));
  expect(files.length).toBeGreaterThan(10);
  for (const name of files) {
    const text = await readFile(join(root, name), "utf8");
    expectClean(text.replaceAll("authenticationValue", ""), name);
  }
});
