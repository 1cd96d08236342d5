import { devices } from "@playwright/test";
import type { CallPage } from "./support/call-page";
import { expect, test } from "./support/test";
import { isLive, withinDays, type UpstreamCall } from "./support/upstream";

const isTalk = (call: UpstreamCall) =>
  isLive(call) && call.messageId !== undefined && (call.transcript ?? "").split("\n").length > 12;

/** A live call with a recording and a conversation; the upstream lacks the recordings of some. */
async function talkOf(
  call: CallPage,
  upstream: readonly UpstreamCall[],
  fits = isTalk,
): Promise<UpstreamCall> {
  for (const each of upstream.filter(fits).slice(0, 20)) {
    const path = `/api/calls/highlevel/${each.id}/recording`;
    const { status } = await call.page.request
      .get(path, { headers: { range: "bytes=0-0" } })
      .then((answer) => ({
        status: answer.status(),
      }));
    if (status === 206) return each;
  }
  throw new Error("The sandbox has no such call.");
}

const audioOf = (call: CallPage) => call.recording.locator("audio");
const timeOf = (call: CallPage) => audioOf(call).evaluate((audio: HTMLAudioElement) => audio.currentTime);
const isPaused = (call: CallPage) => audioOf(call).evaluate((audio: HTMLAudioElement) => audio.paused);
const heard = (call: CallPage) =>
  call.transcript.getByRole("listitem").filter({ has: call.page.getByText(/^(playing|paused)$/) });

test("a recording plays, shows its wave form, and moves to where one clicks", async ({
  axe,
  call,
  upstream,
}) => {
  const chosen = await talkOf(call, upstream);
  await call.open(chosen);
  await call.recording.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(() => timeOf(call)).toBeGreaterThan(0.5);
  await expect(call.recording.locator("canvas").first()).toBeVisible();
  const bar = call.recording.getByRole("slider", { name: "Position in the recording" });
  const { width = 0, height = 0 } = (await bar.boundingBox()) ?? {};
  await bar.click({ position: { x: width / 2, y: height / 2 } });
  await expect.poll(() => timeOf(call)).toBeGreaterThan(chosen.duration * 0.45);
  await expect.poll(() => timeOf(call)).toBeLessThan(chosen.duration * 0.75);
  await call.recording.getByRole("button", { name: "Pause" }).click();
  await expect.poll(() => isPaused(call)).toBe(true);
  await axe();
});

test("the turn that is heard is shown and followed until one scrolls", async ({ call, page, upstream }) => {
  const chosen = await talkOf(call, upstream, (each) => isTalk(each) && each.duration > 120);
  await call.open(chosen);
  const turn = call.transcript.getByRole("listitem").filter({ hasText: /./ }).nth(2);
  await turn.locator("p").first().click();
  await expect.poll(() => isPaused(call)).toBe(false);
  await expect(heard(call)).toHaveCount(1);
  await turn.locator("p").first().click();
  await expect.poll(() => isPaused(call)).toBe(true);

  await page.keyboard.press("Space");
  await expect.poll(() => isPaused(call)).toBe(false);
  const bar = call.recording.getByRole("slider", { name: "Position in the recording" });
  const { width = 0 } = (await bar.boundingBox()) ?? {};
  await bar.click({ position: { x: width * 0.85, y: 10 } });
  await expect(heard(call)).toBeInViewport();
  const follow = call.recording.getByRole("button", { name: "Follow in the transcript" });
  await expect(follow).toHaveAttribute("aria-pressed", "true");
  await page.mouse.move(300, 600);
  await page.mouse.wheel(0, -5_000);
  await expect(follow).toHaveAttribute("aria-pressed", "false");
  await bar.click({ position: { x: width * 0.9, y: 10 } });
  await expect(heard(call)).not.toBeInViewport();
  await follow.click();
  await expect(heard(call)).toBeInViewport();
});

test("keys play, move and change the speed, but not while one types", async ({ call, page, upstream }) => {
  await call.open(await talkOf(call, upstream));
  await page.keyboard.press("Space");
  await expect.poll(() => isPaused(call)).toBe(false);
  await page.keyboard.press("Space");
  await expect.poll(() => isPaused(call)).toBe(true);
  const before = await timeOf(call);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => timeOf(call)).toBeCloseTo(before + 5, 0);
  await page.keyboard.press(">");
  await page.keyboard.press(">");
  await page.keyboard.press("<");
  const speed = call.recording.getByRole("combobox", { name: "Speed" });
  await expect(speed).toHaveValue("1.25");
  await page.reload();
  await expect(speed).toHaveValue("1.25");
  const field = call.transcript.getByRole("searchbox");
  await field.fill("a");
  await field.press("Space");
  await field.press("<");
  await expect(field).toHaveValue("a <");
  expect(await isPaused(call)).toBe(true);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(page.getByRole("dialog")).toContainText("play its recording, or pause");
});

test("a link to a moment opens there", async ({ call, context, page, upstream }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const chosen = await talkOf(call, upstream, (each) => isTalk(each) && each.duration > 60);
  await call.open(chosen, "range=all&at=33");
  await expect(call.recording).toContainText("0:33");
  await expect(heard(call)).toHaveCount(1);
  await call.recording.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(() => timeOf(call)).toBeGreaterThan(33);
  await call.recording.getByRole("button", { name: "Pause" }).click();
  await call.recording.getByRole("button", { name: "Copy link to this moment" }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(new RegExp(`/calls/highlevel/${chosen.id}\\?range=all&at=3\\d$`));
});

test("the next call of the list plays when one ends", async ({ call, complaints, page, upstream }) => {
  complaints.allow(/404/);
  const list = upstream.filter(withinDays(90)).filter(isLive);
  const chosen = await talkOf(call, list);
  await call.open(chosen, "range=90d");
  const next = call.recording.getByRole("button", { name: "Play the next call when this ends" });
  await next.click();
  await expect(call.recordingNote).toContainText("The next call plays when this ends.");
  await call.recording.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(() => timeOf(call)).toBeGreaterThan(0);
  await audioOf(call).evaluate((audio: HTMLAudioElement) => void (audio.currentTime = audio.duration - 0.5));
  const following = list[list.indexOf(chosen) + 1];
  await expect(page).toHaveURL(new RegExp(following?.id ?? "none"));
  const outcome = async () =>
    (await audioOf(call).evaluate((audio: HTMLAudioElement) => audio.currentTime)) > 0 ||
    (await call.recordingNote.innerText()).includes("no recording");
  await expect.poll(outcome).toBe(true);
});

test("a recording without a length, from an upstream that ignores ranges, is sought", async ({
  call,
  page,
  sandbox,
  upstream,
}) => {
  const chosen = await talkOf(call, upstream, (each) => isTalk(each) && each.duration > 100);
  await sandbox.control({ ranges: false, lengths: false });
  const path = `/api/calls/highlevel/${chosen.id}/recording`;
  const part = await page.request.get(path, { headers: { range: "bytes=500000-500099" } });
  expect([part.status(), (await part.body()).length]).toEqual([206, 100]);
  const size = 44 + chosen.duration * 16_000;
  expect(part.headers()["content-range"]).toBe(`bytes 500000-500099/${size}`);
  const beyond = await page.request.get(path, { headers: { range: `bytes=${size}-` } });
  expect([beyond.status(), beyond.headers()["content-range"]]).toEqual([416, `bytes */${size}`]);
  const head = await page.request.head(path);
  expect([head.status(), head.headers()["accept-ranges"]]).toEqual([200, "bytes"]);

  await call.open(chosen);
  await page.keyboard.press("Space");
  await expect.poll(() => timeOf(call)).toBeGreaterThan(0.2);
  await audioOf(call).evaluate((audio: HTMLAudioElement) => void (audio.currentTime = 90));
  await expect.poll(() => timeOf(call)).toBeGreaterThan(90.2);
});

test.describe("on a phone", () => {
  const { viewport, userAgent, isMobile, hasTouch } = devices["Pixel 7"];
  test.use({ viewport, userAgent, isMobile, hasTouch });

  test("the player is a bar at the bottom that covers nothing", async ({ axe, call, page, upstream }) => {
    await call.open(await talkOf(call, upstream, (each) => isTalk(each) && each.duration > 120));
    await expect(call.recording.getByRole("button", { name: "Play", exact: true })).toBeInViewport({
      ratio: 1,
    });
    await call.recording.getByRole("button", { name: "Play", exact: true }).tap();
    await expect.poll(() => timeOf(call)).toBeGreaterThan(0.3);
    await call.recording.getByRole("button", { name: "Pause" }).tap();
    await call.recording.getByRole("button", { name: "Follow in the transcript" }).tap();
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    const bar = await call.recording.boundingBox();
    const last = await call.transcript.boundingBox();
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
    expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual(
      (await page.evaluate(() => innerHeight)) + 1,
    );
    await axe();
  });
});
