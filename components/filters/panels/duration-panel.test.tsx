// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderInPage } from "@/components/testing/render";
import { parseQuery } from "@/lib/calls/query/query";
import { DurationPanel } from "./duration-panel";

const facets = {
  duration: [
    { value: "0-30", label: "", count: 7 },
    { value: "30-60", label: "", count: 1_300 },
  ],
  notOffered: {},
  coverage: { complete: false, loaded: 1_500, expected: 2_500 },
  notices: [],
};

function open(search = "", answers: Record<string, unknown> = { "/api/facets": facets }) {
  const onChange = vi.fn();
  const { query } = parseQuery(new URLSearchParams(search));
  renderInPage(<DurationPanel query={query} onChange={onChange} />, { answers });
  return onChange;
}
const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });
const write = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
const apply = () => fireEvent.click(screen.getByRole("button", { name: "Apply" }));

it("takes a band, and writes it into the fields", () => {
  const onChange = open();
  fireEvent.click(screen.getByRole("option", { name: /^2:00 to 5:00/ }));
  expect(onChange).toHaveBeenCalledWith({ min: 120, max: 300 });
  expect([field("At least").value, field("Less than").value]).toEqual(["2:00", "5:00"]);
});

it("takes limits of the reader's own", () => {
  const onChange = open("min=60&max=70");
  expect(field("At least").value).toBe("1:00");
  write("At least", "8:20");
  write("Less than", "");
  apply();
  expect(onChange).toHaveBeenCalledWith({ min: 500, max: undefined });
});

it("says what it does not understand, and keeps it", () => {
  const onChange = open();
  write("At least", "soon");
  expect(screen.getByRole("alert").textContent).toContain("such as 1:30");
  apply();
  expect(onChange).not.toHaveBeenCalled();
});

it.each([
  ["3", "At least 3 seconds.", 3],
  ["3:00", "At least 3 minutes.", 180],
  ["3m", "At least 3 minutes.", 180],
  ["90s", "At least 1 minute 30 seconds.", 90],
  ["2m 30s", "At least 2 minutes 30 seconds.", 150],
  ["1h", "At least 1 hour.", 3600],
])("says what %s means before it is applied", (text, words, min) => {
  const onChange = open();
  write("At least", text);
  expect(screen.getByText(words)).toBeDefined();
  apply();
  expect(onChange).toHaveBeenCalledWith({ min, max: undefined });
});

it.each([
  ["5:00", "3:00"],
  ["2m", "120"],
])("says that a minimum of %s is not less than a maximum of %s", (from, to) => {
  const onChange = open();
  write("At least", from);
  write("Less than", to);
  expect(screen.getByRole("alert").textContent).toBe("Minimum must be less than maximum.");
  apply();
  expect(onChange).not.toHaveBeenCalled();
});

it("counts the calls of each band, and says of how many", async () => {
  open();
  await screen.findByText("Counted among the 1,500 of 2,500 calls that are loaded.");
  expect(screen.getByRole("option", { name: /^0:30 to 1:00/ }).textContent).toContain("1,300 calls");
});

it("works without counts", async () => {
  const onChange = open("", {});
  await screen.findByText(/^Without counts: /);
  fireEvent.click(screen.getByRole("option", { name: /^Under 0:30/ }));
  expect(onChange).toHaveBeenCalledWith({ min: undefined, max: 30 });
});
