// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { renderInPage } from "@/components/testing/render";
import { ClosePopoverContext } from "@/components/ui/close-popover";
import { parseQuery } from "@/lib/calls/query/query";
import { RangePanel } from "./range-panel";

beforeEach(() => void vi.spyOn(Date, "now").mockReturnValue(Date.parse("2026-11-18T03:00:00Z")));

const close = vi.fn();

function open(search: string, zone: string | undefined = "America/Chicago") {
  const onChange = vi.fn();
  const { query } = parseQuery(new URLSearchParams(search));
  close.mockClear();
  renderInPage(
    <ClosePopoverContext value={close}>
      <RangePanel query={query} zone={zone} onChange={onChange} />
    </ClosePopoverContext>,
  );
  return onChange;
}
const day = (name: string) =>
  screen.getByLabelText(new RegExp(`${name}, 2026`), { selector: "[role=button]" });
const chosen = () => screen.getAllByRole("option", { selected: true }).map(({ textContent }) => textContent);

it("takes a rolling range", () => {
  const onChange = open("range=90d");
  expect(chosen()).toEqual(["Last 90 days"]);
  fireEvent.click(screen.getByRole("option", { name: "Last 7 days" }));
  expect(onChange).toHaveBeenCalledWith({ range: "7d" });
  expect(close).toHaveBeenCalledOnce();
});

it("takes days from the calendar, the first and the last", () => {
  const onChange = open("from=2026-11-02&to=2026-11-04");
  expect(screen.queryAllByRole("option", { selected: true })).toEqual([]);
  fireEvent.click(day("November 9"));
  expect([onChange.mock.calls, close.mock.calls]).toEqual([[], []]);
  fireEvent.click(day("November 5"));
  expect(onChange).toHaveBeenCalledWith({ from: { date: "2026-11-05" }, to: { date: "2026-11-09" } });
  expect(close).toHaveBeenCalledOnce();
});

it("ends today, which follows from the zone", () => {
  open("range=all");
  expect(day("November 17").getAttribute("aria-disabled")).toBeNull();
  expect(day("November 18").getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByText("Dates use America/Chicago time")).toBeDefined();
});
