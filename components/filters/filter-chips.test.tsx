// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { renderInPage } from "@/components/testing/render";
import type { FilterDescription } from "@/lib/calls/query/describe";
import { FilterChips } from "./filter-chips";

const filters: FilterDescription[] = [
  { parameters: ["agent"], label: "Agent", value: "Ann" },
  { parameters: ["min", "max"], label: "Duration", value: "1:00 to 2:00" },
  { parameters: ["kind"], label: "Kind", value: "Trial" },
];
const onChange = vi.fn();

/** The chips of a page on which a change takes effect. */
function Page() {
  const [left, setLeft] = useState(filters);
  return (
    <main id="main" tabIndex={-1}>
      <FilterChips
        filters={left}
        onChange={(change) => {
          onChange(change);
          setLeft(left.filter(({ parameters }) => parameters.every((name) => !(name in change))));
        }}
      />
    </main>
  );
}
const remove = (name: RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const focused = () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.id;

it("takes all parameters of a filter away, and moves the focus to the next chip", () => {
  renderInPage(<Page />);
  remove(/^Remove the filter Duration/);
  expect(onChange).toHaveBeenLastCalledWith({ min: undefined, max: undefined });
  expect(focused()).toBe("Remove the filter Kind: Trial");
  remove(/^Remove the filter Kind/);
  expect(focused()).toBe("Remove the filter Agent: Ann");
});

it("takes all away at once, and gives the focus to the page", () => {
  renderInPage(<Page />);
  remove(/^Clear all/);
  expect(onChange).toHaveBeenLastCalledWith({
    agent: undefined,
    min: undefined,
    max: undefined,
    kind: undefined,
  });
  expect([screen.queryByRole("list"), focused()]).toEqual([null, "main"]);
});
