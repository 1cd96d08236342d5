// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import type { QueryChange } from "@/components/query/use-call-query";
import { renderInPage } from "@/components/testing/render";
import { HiddenCalls } from "./hidden-calls";

const text = () => document.body.textContent;

/** The heading of a page with so many trial calls, which its answers leave out until they are asked for. */
function Page({ trials }: { trials: number }) {
  const [{ kind = "live" }, setChange] = useState<QueryChange>({});
  const hidden = { unreadable: 1_200, ...(kind === "live" && { trial: trials }) };
  return <HiddenCalls hidden={hidden} kind={kind} onChange={setChange} />;
}

it("names what an answer leaves out, and shows and hides trial calls without losing the focus", () => {
  renderInPage(<Page trials={1} />);
  expect(text()).toContain("1 trial call hidden");
  expect(text()).toContain("1,200 calls could not be read");
  const button = screen.getByRole("button", { name: "show" });
  button.focus();
  fireEvent.click(button);
  expect(text()).toContain("trial calls shown");
  expect([document.activeElement === button, button.textContent]).toEqual([true, "hide"]);
  fireEvent.click(button);
  expect(text()).toContain("1 trial call hidden");
  expect(document.activeElement).toBe(button);
});

it("says nothing if nothing is left out", () => {
  renderInPage(<HiddenCalls hidden={{ trial: 0, unreadable: 0 }} kind="all" onChange={vi.fn()} />);
  expect(text()).toBe("");
});
