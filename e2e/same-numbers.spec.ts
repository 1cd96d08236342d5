import type { APIRequestContext } from "@playwright/test";
import type { CallList, Metrics } from "../lib/calls/answers";
import type { Facets } from "../lib/calls/facets";
import { expectTotals, sample } from "./support/overview-page";
import { expect, test } from "./support/test";
import { hasAction, type UpstreamCall } from "./support/upstream";

const zone = "America/Chicago";
const sum = (counts: readonly { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);

/** Weekday (1 is Monday) and hour of a call where the account is. */
function localTime({ createdAt }: UpstreamCall): { weekday: string; hour: number } {
  const options = { timeZone: zone, weekday: "short", hour: "2-digit", hourCycle: "h23" } as const;
  const parts = new Intl.DateTimeFormat("en-GB", options).formatToParts(new Date(createdAt));
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? "";
  return { weekday: part("weekday"), hour: Number(part("hour")) };
}

async function ask<T>(request: APIRequestContext, path: string): Promise<T> {
  const response = await request.get(path);
  expect(response.status(), path).toBe(200);
  return (await response.json()) as T;
}

test("what no upstream can filter has one number everywhere", async ({
  calls,
  overview,
  page,
  request,
  upstream,
}) => {
  // Mondays and Fridays in the morning, of 30 s and more, without a booking: none of it can the upstream select.
  const search = "range=all&kind=all&weekday=1,5&hour=8,9,10,11&min=30";
  const expected = upstream.filter((call) => {
    const { weekday, hour } = localTime(call);
    return ["Mon", "Fri"].includes(weekday) && hour >= 8 && hour < 12 && (call.duration ?? 0) >= 30;
  });
  expect(expected.length).toBeGreaterThan(10);

  await calls.open(search);
  await calls.expectCalls(expected);

  await overview.open(search);
  const [tile] = await overview.tileMarks();
  expect(tile?.count).toBe(expected.length);
  await expectTotals(request, sample(await overview.columnMarks("Calls over time")));
  await expect(page.getByRole("main")).toContainText("as of");

  const list = await ask<CallList>(request, `/api/calls?${search}`);
  expect([list.servedBy, list.total]).toEqual(["mirror", expected.length]);
  const metrics = await ask<Metrics>(request, `/api/metrics?${search}`);
  expect(metrics.total).toBe(expected.length);
  expect(sum(metrics.volume.map(({ calls: count }) => ({ count })))).toBe(expected.length);
  expect(sum(metrics.duration.histogram) + metrics.duration.unknown).toBe(expected.length);
  expect(sum(metrics.hours.map(({ calls: count }) => ({ count })))).toBe(expected.length);
  const facets = await ask<Facets>(request, `/api/facets?${search}`);
  // Every call is of one agent, or of none.
  expect([facets.total, sum(facets.agent)]).toEqual([expected.length, expected.length]);
  const booked = expected.filter(hasAction("APPOINTMENT_BOOKING")).length;
  expect(facets.action.find(({ value }) => value === "APPOINTMENT_BOOKING")?.count ?? 0).toBe(booked);

  const exported = await request.get(`/api/export?${search}&format=ndjson`);
  const ids = (await exported.text())
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { id: string }).id);
  expect(ids).toEqual(expected.map(({ id }) => id));
});

test("calls are found by what was said, and open where it was", async ({ calls, page, request }) => {
  await calls.open("range=all&kind=all&q=tomorrow");
  const { total } = await ask<CallList>(request, "/api/calls?range=all&kind=all&q=tomorrow");
  expect(total).toBeGreaterThan(0);
  await calls.expectCount(total);
  await expect(calls.hits().first().locator("mark").first()).toHaveText(/^tomorrow$/i);
  await calls.links().first().click();
  await expect(page.getByRole("region", { name: "Transcript" }).locator("mark").first()).toHaveText(
    /^tomorrow$/i,
  );
});
