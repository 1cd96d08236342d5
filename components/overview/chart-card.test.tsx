// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderInPage } from "@/components/testing/render";
import { ChartCard } from "./chart-card";

const open = (search: string) =>
  renderInPage(
    <>
      <ChartCard name="duration" title="Duration" chart="bars" table="rows" />
      <ChartCard name="hours" title="Hours" chart="grid" table="lines" />
    </>,
    { search },
  );
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

it("keeps in the address which charts are tables", async () => {
  const urls = open("?range=7d&page=2");
  press("Table of duration");
  await vi.waitFor(() => expect(urls.at(-1)).toBe("?range=7d&page=2&table=duration"));
  press("Table of hours");
  await vi.waitFor(() => expect(urls.at(-1)).toBe("?range=7d&page=2&table=duration,hours"));
  press("Chart of duration");
  await vi.waitFor(() => expect(urls.at(-1)).toBe("?range=7d&page=2&table=hours"));
});

it("shows what an address asks for", () => {
  open("?table=hours");
  expect(document.body.textContent).toContain("bars");
  expect(document.body.textContent).toContain("lines");
});
