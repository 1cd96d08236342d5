// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderInPage } from "@/components/testing/render";
import type { Passage } from "@/lib/calls/transcript/find";
import { FindBar } from "./find-bar";
import { useFind } from "./use-find";

const passages: Passage[] = [
  { part: "summary", entry: -1, text: "The caller ordered milk." },
  { part: "text", entry: 0, text: "Do you sell milk?" },
  { part: "text", entry: 1, text: "Milk, yes: oat milk too." },
];

function Page({ q, from = 0 }: { q?: string; from?: number }) {
  return <FindBar find={useFind(passages, q, from)} />;
}
const field = () => screen.getByRole("searchbox", { name: "Find in transcript" });
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const status = () => screen.getByRole("status").textContent;
const step = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

it("goes from match to match, and around the ends", () => {
  renderInPage(<Page />);
  expect(status()).toBe("");
  type("MILK");
  expect(status()).toBe("1 of 3");
  fireEvent.keyDown(field(), { key: "Enter" });
  expect(status()).toBe("2 of 3");
  step("Next match");
  step("Next match");
  expect(status()).toBe("1 of 3");
  fireEvent.keyDown(field(), { key: "Enter", shiftKey: true });
  expect(status()).toBe("3 of 3");
  step("Previous match");
  expect(status()).toBe("2 of 3");
});

it("says that there is none, and clears the words on Escape", () => {
  renderInPage(<Page />);
  type("xyzzy");
  expect(status()).toBe("No matches");
  expect(screen.getByRole("button", { name: "Next match" })).toHaveProperty("disabled", true);
  fireEvent.keyDown(field(), { key: "Escape" });
  expect([status(), (field() as HTMLInputElement).value]).toEqual(["", ""]);
});

it("begins with the search of the list, in the whole call, at the turn that is opened", () => {
  renderInPage(<Page q="milk" from={1} />);
  expect(status()).toBe("3 of 4");
  step("Previous match");
  step("Previous match");
  expect(status()).toBe("1 of 4 · in the summary");
});
