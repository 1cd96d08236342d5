// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderInPage } from "@/components/testing/render";
import { FilterBar } from "./filter-bar";

const answers = { "/api/agents": { agents: [{ id: "a1", name: "Ann" }] } };
const open = (search: string, connections: Record<string, string> = {}) =>
  renderInPage(<FilterBar zone="America/New_York" />, { search: `?${search}`, answers, connections });
const chips = () => screen.getAllByRole("listitem").map(({ textContent }) => textContent);

it("says in words what the URL filters", async () => {
  open("range=7d&agent=a1&kind=trial&min=60&q=milk");
  await screen.findByText("Ann");
  expect(chips()).toEqual(["AgentAnn", "KindTrial calls", "Duration1:00 or longer", "Textmilk", "Clear all"]);
  expect(screen.getByRole("button", { name: "Range: Last 7 days" })).toBeDefined();
  expect(screen.getByRole("button", { name: "Time zone: America/New York" })).toBeDefined();
});

it("begins at the first page when a filter goes", async () => {
  const urls = open("range=7d&kind=trial&min=60&max=90&page=3&columns=caller");
  fireEvent.click(screen.getByRole("button", { name: /^Remove the filter Duration/ }));
  await vi.waitFor(() => expect(urls).toEqual(["?range=7d&kind=trial&columns=caller"]));
});

it("clears the filters, and keeps the range and the order", async () => {
  const urls = open("range=7d&sort=duration&kind=trial&number=42&page=2");
  fireEvent.click(screen.getByRole("button", { name: "Clear all" }));
  await vi.waitFor(() => expect(urls).toEqual(["?range=7d&sort=duration"]));
});

it("has a button for each filter", () => {
  open("range=7d");
  const names = screen.getAllByRole("button").map(({ textContent }) => textContent);
  expect(names.slice(2)).toEqual([
    "Agent",
    "Contact",
    "Kind",
    "Direction",
    "Phone status",
    "Action",
    "Duration",
    "Data",
    "More",
  ]);
});

it("has no filter by connection if there is only one", () => {
  open("connection=south", { north: "North Clinic" });
  expect(screen.queryByRole("button", { name: "Connection" })).toBeNull();
  expect(chips()).toContain("Connectionsouth");
});

it("offers the connections if there are several, and calls them by their names", () => {
  open("connection=south,gone", { north: "North Clinic", south: "South Clinic" });
  expect(screen.getByRole("button", { name: "Connection" })).toBeDefined();
  expect(chips()).toContain("Connectiongone, South Clinic");
});

it("calls a contact by the name that its facet has", async () => {
  const facets = { contact: [{ value: "c1", label: "Imani Vance", count: 2 }] };
  renderInPage(<FilterBar zone="UTC" />, {
    search: "?contact=c1",
    answers: {
      ...answers,
      "/api/facets": { ...facets, notOffered: {}, notices: [], coverage: { complete: true } },
    },
  });
  await screen.findByText("Imani Vance");
});
