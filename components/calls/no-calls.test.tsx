// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderInPage } from "@/components/testing/render";
import { parseQuery } from "@/lib/calls/query/query";
import { NoCalls } from "./no-calls";

function open(search: string, trial = 0) {
  const onChange = vi.fn();
  const { query } = parseQuery(new URLSearchParams(search));
  const hidden = { trial, unreadable: 0 };
  const urls = renderInPage(<NoCalls query={query} hidden={hidden} onChange={onChange} />, { search });
  return { onChange, urls };
}
const ways = () => screen.getAllByRole("button").map(({ textContent }) => textContent);

it("blames the filters, and offers to clear them", async () => {
  const { urls } = open("range=90d&action=SMS&number=42");
  expect(screen.getByText("No call of “Last 90 days” fits all of the filters.")).toBeDefined();
  expect(ways()).toEqual(["Clear filters", "Look at all time"]);
  fireEvent.click(screen.getByRole("button", { name: "Clear filters" }));
  await vi.waitFor(() => expect(urls).toEqual(["?range=90d"]));
});

it("offers to clear a search by itself if there are filters too", async () => {
  const { urls } = open("range=90d&action=SMS&q=milk");
  expect(ways()).toEqual(["Clear the search", "Clear filters", "Look at all time"]);
  fireEvent.click(screen.getByRole("button", { name: "Clear the search" }));
  await vi.waitFor(() => expect(urls).toEqual(["?range=90d&action=SMS"]));
});

it("says that the range has none, and that trial calls would fit", () => {
  const { onChange } = open("range=7d", 3);
  expect(screen.getByText("There was no live call in “Last 7 days”. 3 trial calls would fit.")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Show trial calls" }));
  fireEvent.click(screen.getByRole("button", { name: "Look at all time" }));
  expect(onChange.mock.calls).toEqual([[{ kind: "all" }], [{ range: "all" }]]);
});

it("offers no longer range than all time", () => {
  open("range=all&kind=all&number=42");
  expect(ways()).toEqual(["Clear filters"]);
});
