// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { renderInPage } from "@/components/testing/render";
import { completeQuery } from "@/lib/calls/query/query";
import { ValuesPanel } from "./values-panel";

const values = [
  { value: "a1", label: "Ann", count: 5 },
  { value: "b2", label: "Bob", count: 3 },
];
const notOffered = { field: [{ connection: "acme", calls: 312 }] };
const answers = {
  "/api/facets": { field: values, notOffered, coverage: { complete: true, loaded: 8 }, notices: [] },
};
const changes: (readonly string[] | undefined)[] = [];

function Page({ first = [] }: { first?: string[] }) {
  const [query, setQuery] = useState(completeQuery({ field: first }));
  return (
    <ValuesPanel
      name="field"
      query={query}
      onChange={({ field = [] }) => {
        changes.push(field);
        setQuery({ ...query, field });
      }}
    />
  );
}
async function open(first?: string[]) {
  renderInPage(<Page {...(first && { first })} />, { answers, connections: { acme: "Acme Voice" } });
  await screen.findByRole("option", { name: /^Ann/ });
}
const options = () => screen.queryAllByRole("option").map((option) => option.getAttribute("data-key"));
const find = (value: string) => fireEvent.change(screen.getByRole("searchbox"), { target: { value } });
const choose = (name: RegExp) => fireEvent.click(screen.getByRole("option", { name }));

it("shows first what was chosen before, even if no call has it", async () => {
  await open(["b2", "gone"]);
  expect(options()).toEqual(["b2", "gone", "a1"]);
});

it("says for how many calls it is not offered", async () => {
  await open();
  expect(screen.getByRole("status").textContent).toBe("Not offered for 312 calls by Acme Voice.");
});

it("finds by name and by value, and keeps what it hides", async () => {
  await open(["b2"]);
  find("ann");
  expect(options()).toEqual(["a1", "ann"]);
  choose(/^Ann/);
  expect(changes.at(-1)).toEqual(["a1", "b2"]);
});

it("moves with the arrow keys while one types, and takes with Enter", async () => {
  await open(["b2"]);
  const press = (key: string) => fireEvent.keyDown(screen.getByRole("searchbox"), { key });
  find("b");
  press("ArrowDown");
  press("ArrowDown");
  press("Enter");
  expect(changes.at(-1)).toEqual(["b", "b2"]);
  press("ArrowUp");
  press("Enter");
  expect(changes.at(-1)).toEqual(["b"]);
});

it("takes what is typed as it is", async () => {
  await open();
  find(" c3 ");
  choose(/^The name “c3”/);
  expect(changes.at(-1)).toEqual(["c3"]);
});

it("works before anything is counted", () => {
  renderInPage(<Page />);
  expect(screen.getByText("Counting calls…")).toBeDefined();
  find("c3");
  choose(/c3/);
  expect(changes.at(-1)).toEqual(["c3"]);
});
