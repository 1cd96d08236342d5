import { expect, test } from "./support/test";
import { callWith, hasAction, isLive } from "./support/upstream";

test("the timeline tells what each action did, and when", async ({ call, upstream }) => {
  const chosen = callWith(
    upstream,
    (each) =>
      hasAction("CUSTOM_ACTION")(each) &&
      each.executedCallActions.length > 1 &&
      each.executedCallActions.every(({ executedAt }) => executedAt !== undefined),
  );
  await call.open(chosen);
  const entries = call.actions
    .getByRole("listitem")
    .filter({ has: call.page.getByRole("heading", { level: 3 }) });
  await expect(entries).toHaveCount(chosen.executedCallActions.length);
  for (const entry of await entries.all()) {
    await expect(entry).toContainText(
      /triggered \d\d:\d\d:\d\d \(.+\).*executed \d\d:\d\d:\d\d \(.+\).*took /,
    );
  }
  const custom = chosen.executedCallActions.find(({ actionType }) => actionType === "CUSTOM_ACTION");
  const entry = entries
    .filter({ has: call.page.getByRole("heading", { name: custom?.actionName ?? "" }) })
    .first();
  await expect(entry).toContainText("Custom action");
  for (const term of ["Calls", "Authentication", "Headers", "Sends", "Reads from the answer"]) {
    await expect(entry.getByRole("term").filter({ hasText: new RegExp(`^${term}$`) })).toHaveCount(1);
  }
});

test("an action without times says so", async ({ call, upstream }) => {
  const chosen = callWith(upstream, ({ executedCallActions }) =>
    executedCallActions.some(({ executedAt }) => executedAt === undefined),
  );
  await call.open(chosen);
  await expect(call.actions).toContainText("time not reported");
});

test("extracted data is copied, a value or all of it", async ({ call, context, page, upstream }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const chosen = callWith(
    upstream,
    ({ extractedData = {} }) =>
      Object.values(extractedData).includes(null) && Boolean(extractedData["Phone"]),
  );
  const data = chosen.extractedData ?? {};
  await call.open(chosen);
  const filled = Object.values(data).filter(Boolean).length;
  await expect(call.extracted).toContainText(`${filled} of ${Object.keys(data).length} filled`);
  await expect(call.extracted.getByText("not filled")).toHaveCount(Object.keys(data).length - filled);
  await call.extracted.getByRole("button", { name: "Copy Phone" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(data["Phone"]);
  await call.extracted.getByRole("button", { name: "Copy all extracted data as JSON" }).click();
  await expect
    .poll(async () => (await page.evaluate(() => navigator.clipboard.readText())).length)
    .toBeGreaterThan(40);
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toEqual(data);
});

test("the recording plays from our own server, any part of it", async ({ call, page, request, upstream }) => {
  let answer = await request.get("/api/health");
  const playable = upstream.filter(
    (each) => isLive(each) && each.messageId !== undefined && each.duration > 30,
  );
  let chosen = callWith(playable, () => true);
  for (const each of playable.slice(0, 5)) {
    chosen = each;
    answer = await request.get(`/api/calls/highlevel/${each.id}/recording`, {
      headers: { range: "bytes=100-199" },
    });
    // Now and then a recording is not there (yet).
    if (answer.status() !== 404) break;
  }
  expect(answer.status()).toBe(206);
  expect(answer.headers()["content-range"]).toMatch(/^bytes 100-199\/\d+$/);
  expect(answer.headers()["content-type"]).toMatch(/^audio\//);
  expect(await answer.body()).toHaveLength(100);

  await call.open(chosen);
  const audio = call.recording.getByLabel("Recording of the call");
  const loaded = await audio.evaluate(
    (element) =>
      new Promise<number>((resolve, reject) => {
        const player = element as HTMLAudioElement;
        player.addEventListener("loadedmetadata", () => resolve(player.duration));
        player.addEventListener("error", () => reject(new Error(player.error?.message)));
        player.preload = "metadata";
        player.load();
      }),
  );
  expect(Math.abs(loaded - chosen.duration)).toBeLessThan(1);
  expect(new URL(await audio.evaluate((element) => (element as HTMLAudioElement).currentSrc)).origin).toBe(
    new URL(page.url()).origin,
  );
});

test("a recording that is not there says so", async ({ call, complaints, request, upstream }) => {
  complaints.allow(/404/);
  const phoned = upstream.filter((each) => isLive(each) && each.messageId !== undefined);
  for (const each of phoned.slice(0, 80)) {
    const answer = await request.get(`/api/calls/highlevel/${each.id}/recording`, {
      headers: { range: "bytes=0-0" },
    });
    if (answer.status() !== 404) continue;
    await call.open(each);
    const { error } = (await answer.json()) as { error: { message: string } };
    await call.recording.getByLabel("Recording of the call").evaluate((element) => {
      (element as HTMLAudioElement).preload = "metadata";
      (element as HTMLAudioElement).load();
    });
    await expect(call.recordingNote).toHaveText(error.message);
    return;
  }
  throw new Error("The sandbox has a recording for every call.");
});

test("the raw record is shown without credentials", async ({ call, page, upstream }) => {
  const chosen = callWith(upstream, hasAction("CUSTOM_ACTION"));
  expect(JSON.stringify(chosen)).toContain("sk_sandbox_secret");
  await call.open(chosen);
  await page.getByText("Raw record").click();
  const raw = page.getByRole("region", { name: "Raw record" });
  await expect(raw).toContainText(`"id": "${chosen.id}"`);
  await expect(raw).toContainText("CUSTOM_ACTION");
  const text = await page.locator("body").innerText();
  expect(text).not.toContain("sk_sandbox_secret");
  expect(await page.content()).not.toContain("sk_sandbox_secret");
});
