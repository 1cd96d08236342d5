// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { useCallback, useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ChangeOptions } from "@/components/query/use-call-query";
import { renderInPage } from "@/components/testing/render";
import { NumberField } from "./number-field";

const changes: [string | undefined, ChangeOptions][] = [];

function Page() {
  const [value, setValue] = useState<string | undefined>("12");
  const change = useCallback((next: string | undefined, options: ChangeOptions) => {
    changes.push([next, options]);
    setValue(next);
  }, []);
  return (
    <>
      <NumberField value={value} onChange={change} />
      <button onClick={() => setValue("987")}>Back</button>
    </>
  );
}
const field = () => screen.getByRole("searchbox", { name: "Caller's number" });
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const shown = () => (field() as HTMLInputElement).value;

beforeEach(() => {
  vi.useFakeTimers();
  changes.length = 0;
  renderInPage(<Page />);
});
afterEach(() => void vi.useRealTimers());

it("changes the URL once the reader pauses, without a step for Back", () => {
  type("+1 (5");
  wait(200);
  type("+1 (555)");
  wait(299);
  expect(changes).toEqual([]);
  wait(1);
  expect(changes).toEqual([["1555", { history: "replace" }]]);
  expect(shown()).toBe("+1 (555)");
});

it("changes the URL at once on Enter, with a step for Back", () => {
  type("77");
  fireEvent.keyDown(field(), { key: "Enter" });
  wait(1_000);
  expect(changes).toEqual([["77", { history: "push" }]]);
});

it("follows a URL that changes by other means", () => {
  fireEvent.click(screen.getByRole("button", { name: "Back" }));
  expect(shown()).toBe("987");
  wait(1_000);
  expect(changes).toEqual([]);
});

it("shows an error beside the field if the text is not a number", () => {
  type("Renata");
  expect(screen.getByRole("status").textContent).toBe("Not a phone number. Use digits.");
  expect(field().getAttribute("aria-invalid")).toBe("true");
  type("020 7946 (");
  expect(screen.queryByRole("status")).toBeNull();
});
