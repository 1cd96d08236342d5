import { join } from "node:path";
import type { CallList, SyncAnswer } from "../lib/calls/answers";
import type { Facets } from "../lib/calls/facets";
import { leadwayAccount, startSandbox, telzinoAccount } from "../scripts/sandbox-server.mjs";
import { stopChild } from "../scripts/children.mjs";
import { now } from "./support/clock.mjs";
import { startApp, type OwnApp } from "./support/start-app";
import { expectTotals } from "./support/overview-page";
import { expect, test } from "./support/test";

// An app of their own over three sandboxes with few calls: all other tests are about one connection.
let app: OwnApp;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;

test.beforeAll(async ({ request }, info) => {
  sandbox = await startSandbox({
    SANDBOX_NOW: new Date(now()).toISOString(),
    SANDBOX_CALLS: "300",
    SANDBOX_TELZINO_PORT: "0",
    SANDBOX_TELZINO_CALLS: "200",
    SANDBOX_LEADWAY_PORT: "0",
    SANDBOX_LEADWAY_CALLS: "250",
    SANDBOX_RATE_LIMIT: "off",
  });
  const folder = info.outputPath("data");
  app = await startApp(sandbox.url, folder, {
    ...telzinoAccount(sandbox.telzino ?? ""),
    ...leadwayAccount(sandbox.leadway ?? "", join(folder, "connections.json")),
    CALLBOARD_TIME_ZONE: "America/Chicago",
  });
  const states = async () => {
    const { connections } = (await (await request.get(`${app.url}/api/sync`)).json()) as SyncAnswer;
    return connections.map(({ connection, loaded, state }) => [connection, loaded > 100, state]);
  };
  const idle = ["leadway", "highlevel", "telzino"].map((slug) => [slug, true, "idle"]);
  await expect.poll(states, { timeout: 60_000 }).toEqual(idle);
});

test.afterAll(async () => {
  await app.stop();
  await stopChild(sandbox.child);
});

test("several connections stand together and apart", async ({ page, calls, overview, request, axe }) => {
  await test.step("the list says which connection each call is of", async () => {
    await page.goto(`${app.url}/calls?range=all&kind=all&size=50`);
    await expect(calls.header("Connection")).toBeVisible();
    expect(new Set(await calls.column("Connection"))).toEqual(new Set(["HighLevel", "Leadway", "Telzino"]));
  });

  await test.step("a filter takes some of them, and its chip names them", async () => {
    const dialog = await calls.popover("Connection");
    await expect(dialog.getByRole("option")).toHaveText([/^HighLevel/, /^Leadway/, /^Telzino/]);
    await dialog.getByRole("option", { name: /^Leadway/ }).click();
    await calls.close(dialog);
    await expect(page).toHaveURL(/connection=leadway/);
    await expect(calls.chips).toContainText("ConnectionLeadway");
    await expect.poll(async () => new Set(await calls.column("Connection"))).toEqual(new Set(["Leadway"]));
  });

  await test.step("a filter says for how many calls it is not offered", async () => {
    await page.goto(`${app.url}/calls?range=all&kind=all`);
    const facets = await request.get(`${app.url}/api/facets?range=all&kind=all`);
    const { notOffered } = (await facets.json()) as Facets;
    const dialog = await calls.popover("Action");
    await expect(dialog.getByRole("status")).toHaveText(
      `Not offered for ${notOffered.action?.[0]?.calls} calls by Telzino.`,
    );
    await calls.close(dialog);
  });

  await test.step("the overview counts them apart, and each mark opens what it counts", async () => {
    await page.goto(`${app.url}/?range=all&kind=all`);
    const marks = await overview.rowMarks("Connections");
    expect(marks.map(({ text }) => text).toSorted()).toEqual(["HighLevel", "Leadway", "Telzino"]);
    const own = { get: (path: string) => request.get(`${app.url}${path}`) };
    await expectTotals(own, marks);
    await overview.card("Calls over time").getByRole("button", { name: "Connections" }).click();
    const legend = page.getByRole("list", { name: "Connections shown" });
    await expect(legend.getByRole("button", { pressed: true })).toHaveCount(3);
    await axe();
  });

  await test.step("a call of each opens, and leads to the app of its system", async () => {
    for (const [slug, system] of [
      ["highlevel", "HighLevel"],
      ["leadway", "Leadway"],
      ["telzino", undefined],
    ] as const) {
      const list = await request.get(`${app.url}/api/calls?connection=${slug}&range=all&kind=all`);
      const { calls: listed } = (await list.json()) as CallList;
      const known = listed.find(({ fromNumber }) => fromNumber?.startsWith("+"));
      await page.goto(`${app.url}/calls/${slug}/${known?.id}?range=all&kind=all`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator('a[href^="tel:"]').first()).toBeVisible();
      const out = page.getByRole("link", { name: /^Open in / });
      if (system === undefined) await expect(out).toHaveCount(0);
      else await expect(out).toHaveAttribute("rel", "noreferrer");
      if (system !== undefined) await expect(out).toContainText(`Open in ${system}`);
    }
  });

  await test.step("the sync page has a card for each", async () => {
    await page.goto(`${app.url}/sync`);
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(["Leadway", "HighLevel", "Telzino"]);
    await expect(page.getByText("Recepción Reforma · Leadway · America/Mexico City")).toBeVisible();
  });
});
