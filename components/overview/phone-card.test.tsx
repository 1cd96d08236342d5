// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderInPage } from "@/components/testing/render";
import type { Metrics } from "@/lib/calls/answers";
import { markLinks } from "@/lib/calls/charts/mark-links";
import { parseQuery } from "@/lib/calls/query/query";
import { PhoneCard } from "./phone-card";

const metrics: Metrics = {
  total: 100,
  withAction: 0,
  duration: { sum: 0, mean: null, median: null, p90: null, unknown: 0, histogram: [] },
  actions: [],
  connections: [],
  direction: [
    { value: "inbound", calls: 60 },
    { value: "outbound", calls: 10 },
  ],
  status: [
    { value: "answered", calls: 50 },
    { value: "voicemail", calls: 9 },
  ],
  unreported: { direction: 30, status: 40 },
  volumeUnit: "day",
  volume: [],
  agents: [],
  hours: [],
  hidden: { trial: 0, unreadable: 0 },
  coverage: { complete: true, loaded: 100 },
  asOf: "2026-11-20T20:32:00.000Z",
  zone: "America/Chicago",
  versions: {},
  notices: [],
};

function open(search: string) {
  const { query } = parseQuery(new URLSearchParams(search));
  const measured = { metrics, query, links: markLinks(query, metrics) };
  renderInPage(<PhoneCard measured={measured} className="" />);
}
const rows = (caption: string) =>
  [...screen.getByRole("table", { name: caption }).querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map(({ textContent }) => textContent).join(" "),
  );
const links = () => screen.getAllByRole("link").map((link) => link.getAttribute("href"));

it("counts each call once by direction and once by status, what is not reported too", () => {
  open("");
  expect(rows("Calls by direction")).toEqual(["Inbound 60 60%", "Outbound 10 10%", "Not reported 30 30%"]);
  expect(rows("Calls by phone status")).toEqual([
    "Answered 50 50%",
    "Voicemail 9 9%",
    "Another status 1 1%",
    "Not reported 40 40%",
  ]);
});

it("leads from each bar to its calls, and from what no filter can say nowhere", () => {
  open("range=7d&status=voicemail");
  expect(links()).toEqual([
    "/calls?range=7d&direction=inbound&status=voicemail",
    "/calls?range=7d&direction=outbound&status=voicemail",
    "/calls?range=7d&status=voicemail",
  ]);
});
