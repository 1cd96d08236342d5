import { expect, test } from "./support/test";
import { callWith, hasAction, isLive, withinDays } from "./support/upstream";

const minutes = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
} as const;

const scrolled = () => Math.round(window.scrollY);

test("a click on a row opens its call; Back returns to the same row, scroll and focus", async ({
  call,
  calls,
  page,
}) => {
  await calls.open("range=90d&size=50");
  const ids = await calls.ids();
  const row = calls.rows().nth(33);
  await row.scrollIntoViewIfNeeded();
  const before = await page.evaluate(scrolled);
  expect(before).toBeGreaterThan(500);
  await row.getByRole("cell").nth(2).click();
  await expect(page).toHaveURL(`/calls/highlevel/${ids[33] ?? ""}?range=90d&size=50`);
  await expect(call.transcript).toBeVisible();
  await page.goBack();
  await expect(calls.links().nth(33)).toBeFocused();
  await expect.poll(() => page.evaluate(scrolled)).toBe(before);
});

test("a row's link opens its call, and the way back to the list is Back", async ({
  call,
  calls,
  page,
  upstream,
}) => {
  await calls.open("range=all&action=CALL_TRANSFER&page=2");
  const ids = upstream
    .filter(isLive)
    .filter(hasAction("CALL_TRANSFER"))
    .map(({ id }) => id);
  await calls.links().nth(20).click();
  await expect(page).toHaveURL(`/calls/highlevel/${ids[45] ?? ""}?range=all&action=CALL_TRANSFER&page=2`);
  await expect(call.place).toContainText(`46 of ${ids.length}`);
  const steps = await page.evaluate(() => history.length);
  await page.getByRole("link", { name: "Calls", exact: true }).last().click();
  await expect(page).toHaveURL("/calls?range=all&action=CALL_TRANSFER&page=2");
  await expect(calls.links().nth(20)).toBeFocused();
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

test("previous and next stay within the filter, across the border of a page", async ({
  call,
  calls,
  page,
  upstream,
}) => {
  const found = upstream.filter(isLive).filter(withinDays(90)).filter(hasAction("CALL_TRANSFER"));
  const search = "range=90d&action=CALL_TRANSFER&size=10";
  await calls.open(search);
  await calls.links().nth(9).click();
  await expect(call.place).toContainText(`10 of ${found.length}`);
  await call.place.getByRole("link", { name: "Next call" }).click();
  await expect(call.place).toContainText(`11 of ${found.length}`);
  await expect(page).toHaveURL(
    `/calls/highlevel/${found[10]?.id ?? ""}?range=90d&action=CALL_TRANSFER&page=2&size=10`,
  );
  await page.getByRole("link", { name: "Calls", exact: true }).last().click();
  await expect(page).toHaveURL("/calls?range=90d&action=CALL_TRANSFER&page=2&size=10");
  await expect.poll(() => calls.ids()).toEqual(found.slice(10, 20).map(({ id }) => id));

  await call.open(
    callWith(found, (each) => each === found[10]),
    `${search}&page=2`,
  );
  await call.place.getByRole("link", { name: "Previous call" }).click();
  await expect(page).toHaveURL(
    `/calls/highlevel/${found[9]?.id ?? ""}?range=90d&action=CALL_TRANSFER&size=10`,
  );
  await expect(call.place).toContainText(`10 of ${found.length}`);
  await page.keyboard.press("]");
  await expect(call.place).toContainText(`11 of ${found.length}`);

  await call.open(
    callWith(found, () => true),
    search,
  );
  await expect(call.place.getByRole("link", { name: "No previous call" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
});

test("a call's header says who, when, how long, and leads to all of its contact's calls", async ({
  call,
  calls,
  page,
  upstream,
}) => {
  const chosen = callWith(
    upstream,
    (each) => isLive(each) && each.contactId !== undefined && each.duration > 60,
  );
  await call.open(chosen, "range=90d");
  await expect(call.heading).toHaveText(/^\p{L}+ [\p{L} ]+$/u);
  await expect(call.fact("Start")).toContainText("America/Chicago");
  const seconds = String(chosen.duration % 60).padStart(2, "0");
  await expect(call.fact("Duration")).toHaveText(`${Math.floor(chosen.duration / 60)}:${seconds}`);
  await page.getByRole("link", { name: "All calls of this contact" }).click();
  await calls.expectCalls(upstream.filter(({ contactId }) => contactId === chosen.contactId));
});

test("a call's title tells it from others", async ({ call, page, upstream }) => {
  const found = upstream.filter(isLive).filter(withinDays(90)).filter(hasAction("CALL_TRANSFER"));
  const expectTitle = async ({ createdAt }: { createdAt: string }) => {
    const start = new Date(createdAt).toLocaleString("en-GB", { ...minutes, timeZone: "America/Chicago" });
    await expect(page).toHaveTitle(`${await call.heading.innerText()}, ${start} · Callboard`);
  };
  const first = callWith(found, () => true);
  await call.open(first, "range=90d&action=CALL_TRANSFER");
  await expectTitle(first);
  for (const [place, next] of found.slice(1, 4).entries()) {
    await page.keyboard.press("]");
    await expect(call.place).toContainText(`${place + 2} of`);
    await expectTitle(next);
  }
  await page.goto("/calls/elsewhere/none");
  await expect(page).toHaveTitle("Call · Callboard");
});

test("the start says the reader's own time on hover", async ({ call, page, upstream }) => {
  await call.open(callWith(upstream, isLive));
  await call.heading.hover();
  await call.fact("Start").getByRole("note").hover();
  await expect(page.getByRole("tooltip")).toContainText(/Asia\/(Kolkata|Calcutta)/);
});

test("what a call lacks has its own words", async ({ call, upstream }) => {
  const silent = callWith(
    upstream,
    ({ transcript, fromNumber }) => transcript === undefined && fromNumber !== undefined,
  );
  await call.open(silent);
  await expect(call.transcript).toContainText(
    "No transcript: the call had no conversation that HighLevel recorded.",
  );

  const trial = callWith(upstream, ({ trialCall }) => trialCall);
  await call.open(trial);
  await expect(call.page.getByText("Trial", { exact: true })).toBeVisible();
  await expect(call.fact("Caller")).toHaveText("no number");
  await expect(call.recording).toContainText("No recording: web and trial calls have none.");

  const orphan = callWith(upstream, ({ isAgentDeleted }) => isAgentDeleted);
  await call.open(orphan);
  await expect(call.fact("Agent")).toHaveText(`Deleted agent (…${orphan.agentId.slice(-6)})`);

  const bare = callWith(
    upstream,
    ({ extractedData, contactId }) => extractedData === undefined && contactId !== undefined,
  );
  await call.open(bare);
  await expect(call.extracted).toContainText("HighLevel sent no extracted data of this call.");

  const stranger = callWith(upstream, (each) => each.contactId === undefined);
  await call.open(stranger);
  await expect(call.fact("Contact")).toHaveText("none");
});

test("an address of no call leads to the calls", async ({ complaints, page, request }) => {
  complaints.allow(/404/);
  await page.goto("/calls/highlevel/6b00f9d67778cb86583c0000?range=7d");
  await expect(page.getByRole("heading", { name: "This call is not here" })).toBeVisible();
  await page.getByRole("link", { name: "Go to the calls" }).click();
  await expect(page).toHaveURL("/calls?range=7d");

  for (const path of ["/calls/elsewhere/6b00f9d67778cb86583c0000", "/calls/highlevel/no%20id%21"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "This call is not here" })).toBeVisible();
    const answer = await request.get(`/api${path}`);
    expect(answer.status()).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: "not_found", retryable: false } });
  }
  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { name: "Nothing is here" })).toBeVisible();
});
