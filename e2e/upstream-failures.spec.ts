import type { APIResponse } from "@playwright/test";
import type { Sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";
import { isLive, withinDays } from "./support/upstream";

type Failure = NonNullable<Parameters<Sandbox["fail"]>[0]>;

/** What a failure of the list is called in the API and on the page. */
interface Expected {
  kind: Failure["kind"];
  status: number;
  code: string;
  title: string;
  message: RegExp;
  more?: Partial<Failure>;
}

const failures: Expected[] = [
  {
    kind: "429",
    status: 429,
    code: "upstream_rate_limited",
    title: "HighLevel asks us to wait",
    message: /request limit is used up for the moment\. Try again in 1 s\./,
    more: { retryAfter: 1 },
  },
  {
    kind: "500",
    status: 503,
    code: "upstream_unavailable",
    title: "HighLevel cannot be reached",
    message: /out of order at the moment \(status 500\)/,
  },
  {
    kind: "503",
    status: 503,
    code: "upstream_unavailable",
    title: "HighLevel cannot be reached",
    message: /out of order at the moment \(status 503\)/,
  },
  {
    kind: "401-token",
    status: 502,
    code: "upstream_unauthorized",
    title: "HighLevel refused the token",
    message: /invalid or has expired.*set HIGHLEVEL_TOKEN/,
  },
  {
    kind: "401-scope",
    status: 502,
    code: "upstream_forbidden",
    title: "The token may not read this",
    message: /lacks the scope voice-ai-dashboard\.readonly/,
  },
  {
    kind: "403",
    status: 502,
    code: "upstream_forbidden",
    title: "The token may not read this",
    message: /does not have access to this location\. Check HIGHLEVEL_LOCATION_ID/,
  },
  {
    kind: "422",
    status: 502,
    code: "upstream_rejected",
    title: "HighLevel refused the request",
    message: /status 422.*pageSize cannot exceed 50/,
  },
  {
    kind: "400",
    status: 502,
    code: "upstream_rejected",
    title: "HighLevel refused the request",
    message: /status 400.*Change the filters/,
  },
  {
    kind: "cut",
    status: 503,
    code: "upstream_unavailable",
    title: "HighLevel cannot be reached",
    message: /failed or was cut off/,
  },
  {
    kind: "reset",
    status: 503,
    code: "upstream_unavailable",
    title: "HighLevel cannot be reached",
    message: /failed or was cut off/,
  },
  ...(["html", "malformed", "wrong-shape", "empty"] as const).map((kind) => ({
    kind,
    status: 502,
    code: "upstream_malformed",
    title: "HighLevel's answer could not be read",
    message: /not what its reference says/,
  })),
];

const lists = { path: "call-logs" };

async function expectError(answer: APIResponse, { status, code, message }: Expected): Promise<void> {
  expect(answer.status()).toBe(status);
  const { error } = (await answer.json()) as { error: { code: string; message: string; retryable: boolean } };
  expect(error.code).toBe(code);
  expect(error.message).toMatch(message);
  expect(error.retryable).toBe(
    ["upstream_rate_limited", "upstream_unavailable", "upstream_malformed"].includes(code),
  );
}

for (const expected of failures) {
  test(`the list says what ${expected.kind} means, and recovers`, async ({
    calls,
    complaints,
    page,
    request,
    sandbox,
    upstream,
  }) => {
    complaints.allow(/status of (429|50\d)/);
    await sandbox.fail({ kind: expected.kind, ...lists, ...expected.more });
    const answer = request.get("/api/calls");
    await calls.open();
    await expectError(await answer, expected);
    const alert = page.getByRole("main").getByRole("alert").filter({ hasText: expected.title });
    await expect(alert.getByRole("heading", { name: expected.title })).toBeVisible();
    await expect(alert).toContainText(expected.message);
    await expect(calls.filters).toBeVisible();
    await sandbox.fail(null);
    await alert.getByRole("button", { name: "Try again" }).click();
    await calls.expectCalls(upstream.filter(isLive).filter(withinDays(30)));
    await expect(alert).toBeHidden();
  });
}

test("rows stay in view when they cannot be read anew", async ({ calls, complaints, page, sandbox }) => {
  complaints.allow(/status of 502/);
  await calls.open("range=90d");
  const ids = await calls.ids();
  await sandbox.fail({ kind: "401-token", ...lists });
  await page.getByRole("button", { name: "Reload the list" }).click();
  const note = page.getByRole("main").getByRole("alert").filter({ hasText: "This is what was read before." });
  await expect(note).toContainText("HighLevel refused the token");
  expect(await calls.ids()).toEqual(ids);
  await sandbox.fail(null);
  await note.getByRole("button", { name: "Try again" }).click();
  await expect(note).toBeHidden();
  expect(await calls.ids()).toEqual(ids);
});

test("a page that cannot be turned to says so; Back shows the rows again", async ({
  calls,
  complaints,
  page,
  sandbox,
}) => {
  complaints.allow(/status of 502/);
  await calls.open("range=90d&kind=all");
  const ids = await calls.ids();
  await sandbox.fail({ kind: "403", ...lists });
  await page.getByRole("link", { name: "Next", exact: true }).click();
  await expect(page.getByRole("heading", { name: "The token may not read this" })).toBeVisible();
  await page.goBack();
  await expect.poll(() => calls.ids()).toEqual(ids);
});

test("a row that cannot be read is counted, and the others are shown", async ({
  calls,
  page,
  sandbox,
  upstream,
}) => {
  await sandbox.fail({ kind: "bad-row", ...lists });
  // Days of its own, as what was read of them is kept for a while.
  await calls.open("from=2026-10-05&to=2026-10-11&tz=UTC");
  await expect(page.getByText("1 call could not be read")).toBeVisible();
  const week = upstream
    .filter(isLive)
    .filter(({ createdAt }) => "2026-10-05" <= createdAt && createdAt < "2026-10-12");
  await calls.expectCount(week.length - 1);
  const shown = await calls.ids();
  expect(shown).toHaveLength(25);
  const ids = week.map(({ id }) => id);
  expect(ids.filter((id) => shown.includes(id))).toEqual(shown);
});

for (const kind of ["no-total", "total-records"] as const) {
  test(`a list is complete although the upstream answers with ${kind}`, async ({
    calls,
    sandbox,
    upstream,
  }) => {
    await sandbox.fail({ kind, ...lists });
    await calls.open("range=7d&sort=startedAt");
    await calls.expectCalls(upstream.filter(isLive).filter(withinDays(7)).toReversed());
  });
}

test("one failure in passing is not seen", async ({ calls, sandbox, upstream }) => {
  await sandbox.fail({ kind: "503", ...lists, times: 1 });
  await calls.open("range=90d");
  await calls.expectCalls(upstream.filter(isLive).filter(withinDays(90)));
});

/** Days and a call that no other test asks for: what was read in the last half minute would be shown. */
const recoveries = [
  { kind: "401-scope", from: "2026-02-01", place: 9 },
  { kind: "reset", from: "2026-02-05", place: 5 },
] as const;

for (const { kind, from, place } of recoveries) {
  test(`the overview says what ${kind} means, and recovers`, async ({
    complaints,
    overview,
    page,
    sandbox,
  }) => {
    complaints.allow(/status of 50\d/);
    const expected = failures.find((failure) => failure.kind === kind);
    await sandbox.fail({ kind, ...lists });
    await page.goto(`/?from=${from}&to=2026-02-20`);
    const alert = page
      .getByRole("main")
      .getByRole("alert")
      .filter({ hasText: expected?.title ?? "" });
    await expect(alert).toContainText(expected?.message ?? "");
    await sandbox.fail(null);
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(overview.numbers).toBeVisible();
    await expect(alert).toBeHidden();
  });

  test(`a call says what ${kind} means, and recovers`, async ({
    call,
    complaints,
    page,
    sandbox,
    upstream,
  }) => {
    complaints.allow(/status of 50\d/);
    const expected = failures.find((failure) => failure.kind === kind);
    await sandbox.fail({ kind, path: "/call-logs/" });
    await page.goto(`/calls/highlevel/${upstream[place]?.id ?? ""}?range=7d`);
    const alert = page
      .getByRole("main")
      .getByRole("alert")
      .filter({ hasText: expected?.title ?? "" });
    await expect(alert).toContainText(expected?.message ?? "");
    await sandbox.fail(null);
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(call.transcript).toBeVisible();
  });
}

test("an upstream that hangs is given up in time", async ({ complaints, page, calls, sandbox }) => {
  complaints.allow(/status of 503/);
  await calls.open("range=90d&sort=startedAt");
  const ids = await calls.ids();
  await sandbox.fail({ kind: "hang", ...lists });
  await page.getByRole("button", { name: "Reload the list" }).click();
  const note = page.getByRole("main").getByRole("alert").filter({ hasText: "did not answer in time" });
  await expect(note).toBeVisible({ timeout: 20_000 });
  expect(await calls.ids()).toEqual(ids);
});
