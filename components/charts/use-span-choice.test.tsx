// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import type { KeyboardEvent } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { renderInPage } from "@/components/testing/render";
import { useSpanChoice } from "./use-span-choice";

const onChoose = vi.fn();
const follow = vi.fn();
beforeEach(() => void vi.clearAllMocks());

/** Ten columns, each 10 px wide. */
function Chart({ chooses = true }: { chooses?: boolean }) {
  const { choice, pointer, move, onKeyDown } = useSpanChoice(10, chooses ? onChoose : undefined);
  const right = (event: KeyboardEvent) => (event.key === "ArrowRight" ? move(2, 3, event) : onKeyDown(event));
  return (
    <div data-testid="chart" {...pointer} onKeyDown={right}>
      <button onClick={follow}>link</button>
      <output>{choice && `${choice.anchor}–${choice.head} by ${choice.by}`}</output>
    </div>
  );
}

function open(chooses = true) {
  renderInPage(<Chart chooses={chooses} />);
  const chart = screen.getByTestId("chart");
  vi.spyOn(chart, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 100, 20));
  chart.setPointerCapture = () => undefined;
  const at = (clientX: number) => ({ clientX, isPrimary: true, button: 0, buttons: 1, pointerType: "mouse" });
  return {
    down: (x: number) => fireEvent.pointerDown(chart, at(x)),
    move: (x: number, change = {}) => fireEvent.pointerMove(chart, { ...at(x), ...change }),
    up: (x: number) => fireEvent.pointerUp(chart, at(x)),
    key: (key: string, shiftKey = false) => fireEvent.keyDown(chart, { key, shiftKey }),
    click: () => fireEvent.click(screen.getByRole("button")),
  };
}
const shown = () => screen.getByRole("status").textContent;

it("chooses the columns between which the pointer is dragged, in either direction", () => {
  const { down, move, up, click } = open();
  down(65);
  move(31);
  expect(shown()).toBe("6–3 by pointer");
  up(31);
  expect(onChoose).toHaveBeenCalledWith(6, 3);
  click();
  expect(follow).not.toHaveBeenCalled();
  click();
  expect(follow).toHaveBeenCalledOnce();
});

it("takes a small movement for a click", () => {
  const { down, move, up, click } = open();
  down(65);
  move(67);
  up(67);
  click();
  expect([onChoose.mock.calls.length, follow.mock.calls.length]).toEqual([0, 1]);
});

it("gives up on Escape, and when the pointer was released elsewhere", () => {
  const { down, move, up, key } = open();
  down(65);
  move(31);
  key("Escape");
  up(31);
  down(65);
  move(31);
  move(20, { buttons: 0 });
  expect(shown()).toBe("");
  expect(onChoose).not.toHaveBeenCalled();
});

it("chooses by keys: Shift and arrows, then Enter", () => {
  const { key } = open();
  key("ArrowRight", true);
  expect(shown()).toBe("2–3 by keys");
  key("Enter");
  expect(onChoose).toHaveBeenCalledWith(2, 3);
  key("ArrowRight", true);
  key("ArrowRight");
  expect(shown()).toBe("");
});

it("chooses nothing if nothing can be chosen", () => {
  const { down, move, up } = open(false);
  down(65);
  move(31);
  up(31);
  expect([shown(), onChoose.mock.calls]).toEqual(["", []]);
});
