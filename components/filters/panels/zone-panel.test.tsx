// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderInPage } from "@/components/testing/render";
import { ClosePopoverContext } from "@/components/ui/close-popover";
import { ZonePanel } from "./zone-panel";

const close = vi.fn();
const onChange = vi.fn();

function open(zone: string | undefined, chosen: boolean) {
  vi.clearAllMocks();
  renderInPage(
    <ClosePopoverContext value={close}>
      <ZonePanel zone={zone} chosen={chosen} onChange={onChange} />
    </ClosePopoverContext>,
  );
}
const field = () => screen.getByRole("searchbox");
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const press = (key: string) => {
  fireEvent.keyDown(field(), { key });
  fireEvent.keyUp(field(), { key });
};
const options = () => screen.queryAllByRole("option").map((option) => option.getAttribute("data-key"));

it("offers the account's own zone, what is chosen and likely zones, with their offsets", () => {
  open("Asia/Tokyo", true);
  expect(options().slice(0, 2)).toEqual(["account", "Asia/Tokyo"]);
  expect(options().slice(0, 8)).toContain("America/New_York");
  expect(screen.getByRole("option", { name: /Asia\/Tokyo/ }).textContent).toContain("UTC+09:00");
});

it.each([
  ["berlin", "Europe/Berlin"],
  ["jst", "Asia/Tokyo"],
  ["+5:45", "Asia/Kathmandu"],
])("takes the zone that is typed as %s with the keyboard, and closes", (text, zone) => {
  open("America/Chicago", false);
  type(text);
  press("ArrowDown");
  press("Enter");
  expect(onChange).toHaveBeenCalledWith(zone);
  expect(close).toHaveBeenCalledOnce();
});

it("goes back to the account's own zone", () => {
  open("Asia/Tokyo", true);
  fireEvent.click(screen.getByRole("option", { name: /account’s own/ }));
  expect(onChange).toHaveBeenCalledWith(undefined);
});

it("says that there is no such zone", () => {
  open("UTC", false);
  type("nowhere");
  expect(screen.getByText("No such time zone.")).toBeDefined();
});
