import { readCall } from "./support/call-page";
import { expect, test } from "./support/test";
import { callWith, isLive, type UpstreamCall } from "./support/upstream";

const spoken = ({ transcript = "" }: UpstreamCall) => transcript.match(/^(bot|human):/gm)?.length ?? 0;
const isLong = (call: UpstreamCall) => isLive(call) && spoken(call) > 12;
const shapeOf = ({ translation }: UpstreamCall) =>
  Object.keys(translation ?? {})
    .sort()
    .join();

test("a reader reads who said what, turn by turn", async ({ call, request, upstream }) => {
  const chosen = callWith(upstream, isLong);
  await call.open(chosen);
  const { transcript } = (await readCall(request, chosen)).call;
  const turns = transcript.turns.filter(({ speaker }) => speaker === "agent" || speaker === "caller");
  expect(turns).toHaveLength(spoken(chosen));
  await expect(call.turns()).toHaveCount(turns.length);
  const rows = call.transcript
    .getByRole("listitem")
    .filter({ has: call.page.getByRole("link", { name: /^Turn/ }) });
  for (const [place, turn] of turns.entries()) {
    await expect(rows.nth(place)).toContainText(turn.speaker === "agent" ? "Agent" : "Caller");
    await expect(rows.nth(place)).toContainText(turn.text.trim());
  }
});

test("a reader finds words, and goes from match to match", async ({ call, page, request, upstream }) => {
  const chosen = callWith(upstream, isLong);
  await call.open(chosen);
  const { transcript } = (await readCall(request, chosen)).call;
  const count = transcript.turns.flatMap(({ text }) => text.match(/you/gi) ?? []).length;
  expect(count).toBeGreaterThan(2);
  await page.keyboard.press("/");
  const field = call.transcript.getByRole("searchbox", { name: "Find in transcript" });
  await expect(field).toBeFocused();
  await field.fill("YOU");
  const status = call.transcript.getByRole("search").getByRole("status");
  await expect(status).toHaveText(`1 of ${count}`);
  const marks = call.transcript.locator("mark");
  await expect(marks).toHaveCount(count);
  await field.press("Enter");
  await expect(status).toHaveText(`2 of ${count}`);
  await expect(marks.nth(1)).toBeInViewport();
  await field.press("Shift+Enter");
  await field.press("Shift+Enter");
  await expect(status).toHaveText(`${count} of ${count}`);
  await expect(marks.last()).toBeInViewport();
  await call.transcript.getByRole("button", { name: "Next match" }).click();
  await expect(status).toHaveText(`1 of ${count}`);
  await call.transcript.getByRole("button", { name: "Previous match" }).click();
  await expect(status).toHaveText(`${count} of ${count}`);
  await field.fill("xyzzy");
  await expect(status).toHaveText("No matches");
  await field.press("Escape");
  await expect(field).toHaveValue("");
  await expect(marks).toHaveCount(0);
});

test("a link to a turn shows and highlights it", async ({ call, context, page, upstream }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const longest = upstream.reduce((a, b) => (a.duration > b.duration ? a : b));
  const last = spoken(longest);
  await call.open(longest, `range=all&turn=${last - 3}`);
  const here = page.locator("[aria-current=location]");
  await expect(here).toBeInViewport();
  await expect(here.getByRole("link", { name: `Turn ${last - 3}`, exact: true })).toBeVisible();

  const steps = await page.evaluate(() => history.length);
  await call.transcript.getByRole("link", { name: `Turn ${last - 2}`, exact: true }).click();
  await expect(page).toHaveURL(`/calls/highlevel/${longest.id}?range=all&turn=${last - 2}`);
  await expect(here.getByRole("link", { name: `Turn ${last - 2}`, exact: true })).toBeVisible();
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await here.getByRole("button", { name: "Copy link to this turn" }).click();
  await expect(here.getByRole("status")).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await here.getByRole("button", { name: "Take the highlight away" }).click();
  await expect(here).toHaveCount(0);
  await expect(page).toHaveURL(`/calls/highlevel/${longest.id}?range=all`);

  await call.open(longest, "range=all&turn=99999");
  await expect(page.getByText("The link points at turn 99999, but this call has")).toBeVisible();
});

test("a translation stands beside the original, in each of its shapes", async ({ call, upstream }) => {
  const paired = callWith(upstream, (each) => shapeOf(each) === "language,transcript" && spoken(each) > 4);
  await call.open(paired);
  await expect(call.transcript).toContainText("Translation: English (en)");
  await expect(call.transcript.getByText(/^Translation: /).first()).toBeAttached();

  const nameless = callWith(upstream, (each) => shapeOf(each) === "translatedTranscript" && spoken(each) > 4);
  await call.open(nameless);
  const english = String(nameless.translation?.["translatedTranscript"] ?? "");
  const [firstLine = ""] = english.replace(/^bot:/, "").split("\n");
  await expect(call.transcript).toContainText(firstLine.trim());

  const onlyLanguage = callWith(
    upstream,
    (each) => shapeOf(each) === "enabled,language" && each.translation?.["language"] === "es",
  );
  await call.open(onlyLanguage);
  await expect(call.transcript).toContainText(
    "Translation to Spanish (es) was switched on; HighLevel sent no translated text.",
  );
});

test("a call is copied as text", async ({ call, context, page, request, upstream }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const chosen = callWith(upstream, (each) => isLong(each) && each.executedCallActions.length > 0);
  await call.open(chosen);
  await page.getByRole("button", { name: "Copy as text" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const { turns } = (await readCall(request, chosen)).call.transcript;
  for (const turn of turns) expect(text).toContain(turn.text);
  expect(text).toContain(`Call: ${chosen.id}`);
  expect(text).toContain(chosen.summary ?? "");
});
