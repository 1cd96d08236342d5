// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderInPage } from "@/components/testing/render";
import type { CoveredRange } from "@/lib/calls/answers";
import { CoveredRanges } from "./covered-ranges";

const range = (start: string, end: string, verified = true): CoveredRange => ({
  start: `${start}T06:00:00.000Z`,
  end: `${end}T06:00:00.000Z`,
  calls: 1_200,
  verified,
});
const open = (ranges: CoveredRange[]) =>
  renderInPage(<CoveredRanges ranges={ranges} zone="America/Chicago" />);
const bars = () => [...document.querySelectorAll("svg > rect[height='100%'][x]")];
const keys = () => screen.getAllByRole("listitem").map(({ textContent }) => textContent);
const toTable = () => fireEvent.click(screen.getByRole("button", { name: "Table of the time covered" }));

it("draws one bar for each range, and explains only what is there", () => {
  open([range("2026-10-01", "2026-10-10"), range("2026-10-12", "2026-10-20", false)]);
  expect(bars()).toHaveLength(2);
  expect(keys()).toEqual([
    "Loaded, and as many calls as the upstream counts",
    "Loaded, but the number of calls is not confirmed",
    "Not loaded yet",
  ]);
  expect(document.body.textContent).toContain("before 1 Oct");
});

it("begins at the beginning when everything is loaded", () => {
  open([{ ...range("2026-10-01", "2126-10-10"), start: new Date(0).toISOString() }]);
  expect(document.body.textContent).toContain("the beginning");
  expect(keys()).toEqual(["Loaded, and as many calls as the upstream counts"]);
});

it("has a table of the same", () => {
  open([{ ...range("2026-10-01", "2026-10-10", false), start: new Date(0).toISOString() }]);
  toTable();
  const cells = [...document.querySelectorAll("tbody :is(th, td)")].map(({ textContent }) => textContent);
  expect(cells).toEqual(["the beginning", expect.stringMatching(/10 Oct/), "1,200", "Not confirmed"]);
});

it("says that nothing is loaded", () => {
  open([]);
  toTable();
  expect(screen.getByText("No calls are loaded yet.")).toBeDefined();
});
