// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderInPage } from "@/components/testing/render";
import { parseQuery } from "@/lib/calls/query/query";
import type { SearchAnswer } from "@/lib/calls/search/search-answer";
import { NoCalls } from "./no-calls";

function open(search: string, trial = 0, found?: Partial<SearchAnswer>) {
  const onChange = vi.fn();
  const { query } = parseQuery(new URLSearchParams(search));
  const hidden = { trial, unreadable: 0 };
  const urls = renderInPage(<NoCalls query={query} hidden={hidden} onChange={onChange} />, {
    search,
    ...(found && { answers: { "/api/search": found } }),
  });
  return { onChange, urls };
}
const ways = () => screen.getAllByRole("button").map(({ textContent }) => textContent);

it("blames the filters, and offers to clear them", async () => {
  const { urls } = open("range=90d&action=SMS&number=42");
  expect(screen.getByText("No call of “Last 90 days” fits all of the filters.")).toBeDefined();
  expect(ways()).toEqual(["Clear filters", "Search all time"]);
  fireEvent.click(screen.getByRole("button", { name: "Clear filters" }));
  await vi.waitFor(() => expect(urls).toEqual(["?range=90d"]));
});

it("offers to clear a search by itself if there are filters too", async () => {
  const { urls } = open("range=90d&action=SMS&q=milk");
  expect(ways()).toEqual(["Clear the search", "Clear filters", "Search all time"]);
  fireEvent.click(screen.getByRole("button", { name: "Clear the search" }));
  await vi.waitFor(() => expect(urls).toEqual(["?range=90d&action=SMS"]));
});

it("says that the range has none, and that trial calls would fit", () => {
  const { onChange } = open("range=7d", 3);
  expect(screen.getByText("There was no live call in “Last 7 days”. 3 trial calls would fit.")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Show trial calls" }));
  fireEvent.click(screen.getByRole("button", { name: "Search all time" }));
  expect(onChange.mock.calls).toEqual([[{ kind: "all" }], [{ range: "all" }]]);
});

it("offers no longer range than all time", () => {
  open("range=all&kind=all&number=42");
  expect(ways()).toEqual(["Clear filters"]);
});

it("names the words that no call has, the nearest word, and what all time holds", async () => {
  const found = { absent: [{ text: "apointment", nearest: "appointment" }, { text: "quartz" }], allTime: 4 };
  const { onChange } = open("range=7d&q=apointment+quartz", 0, found);
  const nearest = await screen.findByRole("button", { name: "Search for “appointment”" });
  const named = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(named).toEqual(["No call has “apointment”.Search for “appointment”", "No call has “quartz”."]);
  expect(screen.getByRole("button", { name: "Search all time (4 calls)" })).toBeDefined();
  fireEvent.click(nearest);
  expect(onChange).toHaveBeenCalledWith({ q: "appointment quartz" });
});
