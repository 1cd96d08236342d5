// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { renderInPage } from "@/components/testing/render";
import { SearchBox } from "./search-box";

function Page({ q }: { q?: string }) {
  const [value, setValue] = useState(q);
  return (
    <>
      <SearchBox value={value} onChange={setValue} />
      <output>{value}</output>
    </>
  );
}
const speaker = () => screen.getByRole("combobox", { name: "Who said it" });
const choose = (value: string) => fireEvent.change(speaker(), { target: { value } });
const asked = () => screen.getByRole("status").textContent;

it("limits a search to who said it, and back", () => {
  renderInPage(<Page q="price -cost" />);
  choose("caller");
  expect(asked()).toBe("price -cost speaker:caller");
  choose("agent");
  expect(asked()).toBe("price -cost speaker:agent");
  choose("");
  expect(asked()).toBe("price -cost");
});

it("shows who is meant by what is typed", () => {
  renderInPage(<Page q="speaker:caller price" />);
  expect(speaker()).toHaveProperty("value", "caller");
});

it("offers no speaker while there is no word", () => {
  renderInPage(<Page />);
  expect(speaker()).toHaveProperty("disabled", true);
});
