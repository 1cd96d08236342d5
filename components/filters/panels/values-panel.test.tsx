// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import type { Facet } from "@/components/filters/use-facet";
import { renderInPage } from "@/components/testing/render";
import { ValuesPanel } from "./values-panel";

const values = [
  { value: "a1", label: "Ann", count: 5 },
  { value: "b2", label: "Bob", count: 3 },
];
const counted: Facet = { values, coverage: undefined, error: null };
const changes: string[][] = [];

function Page({ facet = counted, first = [] }: { facet?: Facet; first?: string[] }) {
  const [selected, setSelected] = useState(first);
  const [text, setText] = useState("");
  return (
    <ValuesPanel
      label="Agents"
      placeholder="Name"
      facet={facet}
      finds={false}
      selected={selected}
      text={text}
      onText={setText}
      describeTyped={(typed) => `Agent with id ${typed}`}
      onChange={(next) => {
        changes.push(next);
        setSelected(next);
      }}
    />
  );
}
const options = () => screen.queryAllByRole("option").map((option) => option.getAttribute("data-key"));
const find = (value: string) => fireEvent.change(screen.getByRole("searchbox"), { target: { value } });
const choose = (name: RegExp) => fireEvent.click(screen.getByRole("option", { name }));

it("shows first what was chosen before, even if no call has it", () => {
  renderInPage(<Page first={["b2", "gone"]} />);
  expect(options()).toEqual(["b2", "gone", "a1"]);
});

it("finds by name and by value, and keeps what it hides", () => {
  renderInPage(<Page first={["b2"]} />);
  find("ann");
  expect(options()).toEqual(["a1", "ann"]);
  choose(/^Ann/);
  expect(changes.at(-1)).toEqual(["a1", "b2"]);
});

it("takes what is typed as it is", () => {
  renderInPage(<Page />);
  find(" c3 ");
  choose(/^Agent with id c3/);
  expect(changes.at(-1)).toEqual(["c3"]);
});

it("works before anything is counted", () => {
  renderInPage(<Page facet={{ values: undefined, coverage: undefined, error: null }} />);
  expect(screen.getByText("Counting calls…")).toBeDefined();
  find("c3");
  choose(/c3/);
  expect(changes.at(-1)).toEqual(["c3"]);
});
