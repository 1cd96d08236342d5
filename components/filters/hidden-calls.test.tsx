// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderInPage } from "@/components/testing/render";
import { HiddenCalls } from "./hidden-calls";

it("names what an answer leaves out, and shows trial calls on request", () => {
  const onChange = vi.fn();
  renderInPage(<HiddenCalls hidden={{ trial: 1, unreadable: 1_200 }} onChange={onChange} />);
  expect(document.body.textContent).toContain("1 trial call hidden");
  expect(document.body.textContent).toContain("1,200 calls could not be read");
  fireEvent.click(screen.getByRole("button", { name: "show" }));
  expect(onChange).toHaveBeenCalledWith({ kind: "all" });
});

it("says nothing if nothing is left out", () => {
  renderInPage(<HiddenCalls hidden={{ trial: 0, unreadable: 0 }} onChange={vi.fn()} />);
  expect(document.body.textContent).toBe("");
});
