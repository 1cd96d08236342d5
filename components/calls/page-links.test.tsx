// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderInPage } from "@/components/testing/render";
import { completeQuery } from "@/lib/calls/query/query";
import { PageLinks } from "./page-links";

const moment = "2026-11-18T12:00:00.000Z";
const open = (page: number, total: number) => {
  const onChange = vi.fn();
  const list = { total, moment };
  renderInPage(<PageLinks query={completeQuery({ range: "90d", page })} list={list} onChange={onChange} />);
  return onChange;
};
const links = () => screen.getAllByRole("link").map((link) => link.textContent);

it("says which rows are shown, and links to the pages around", () => {
  open(5, 1_234);
  expect(screen.getByText("101–125 of 1,234")).toBeDefined();
  expect(links()).toEqual(["Previous", "1", "4", "5", "6", "50", "Next"]);
  expect(screen.getByRole("link", { name: "Page 5" }).getAttribute("aria-current")).toBe("page");
  expect(screen.getByRole("link", { name: "Page 6" }).getAttribute("href")).toBe(
    `/calls?range=90d&page=6&asOf=${moment}`,
  );
  expect(screen.getByRole("link", { name: "Page 1" }).getAttribute("href")).toBe("/calls?range=90d");
});

it("has no previous page before the first and no next after the last", () => {
  open(1, 26);
  expect(links()).toEqual(["1", "2", "Next"]);
});

it("leads back from past the end", () => {
  const onChange = open(99, 26);
  expect(screen.getByText("Past the last page of 26")).toBeDefined();
  fireEvent.click(screen.getByRole("link", { name: "Previous" }));
  expect(onChange).toHaveBeenCalledWith({ page: 2, asOf: Date.parse(moment) });
});

it("leaves clicks for a new tab to the browser", () => {
  const onChange = open(1, 100);
  fireEvent.click(screen.getByRole("link", { name: "Next" }), { ctrlKey: true });
  expect(onChange).not.toHaveBeenCalled();
});

it("changes how many rows a page has", () => {
  const onChange = open(1, 100);
  fireEvent.change(screen.getByRole("combobox"), { target: { value: "50" } });
  expect(onChange).toHaveBeenCalledWith({ size: 50 });
});
