// @vitest-environment happy-dom
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Notice } from "@/lib/calls/answers";
import { home } from "@/lib/calls/query/place";
import { parseQuery } from "@/lib/calls/query/query";
import { callsQuery } from "./queries";

const lacking: Notice = { code: "zone_unavailable", message: "Days are shown in UTC." };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("asks again for a list without the account's zone, until it has it", async () => {
  const answers = [
    { zone: "UTC", notices: [lacking] },
    { zone: "UTC", notices: [lacking] },
    { zone: "America/Chicago", notices: [] },
  ];
  const ask = vi.fn(() => Promise.resolve(Response.json(answers[ask.mock.calls.length - 1])));
  vi.stubGlobal("fetch", ask);
  const observer = new QueryObserver(
    new QueryClient(),
    callsQuery(parseQuery(new URLSearchParams()).query, home),
  );
  const stop = observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(observer.getCurrentResult().data?.zone).toBe("America/Chicago");
  expect(ask).toHaveBeenCalledTimes(3);
  stop();
});
