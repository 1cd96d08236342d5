// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderInPage } from "@/components/testing/render";
import type { SyncProgress } from "@/lib/calls/answers";
import { RecheckPanel } from "./recheck-panel";

function open(change: Partial<SyncProgress>) {
  const onConfirm = vi.fn();
  const progress: SyncProgress = {
    connection: "main",
    name: "HighLevel",
    state: "idle",
    paused: false,
    loaded: 4_000,
    expected: 4_001,
    ratePerSecond: 0,
    version: 1,
    ranges: [],
    unreadable: 0,
    ...change,
  };
  renderInPage(<RecheckPanel progress={progress} busy={false} onConfirm={onConfirm} />);
  return onConfirm;
}

it("says what it costs before it begins", () => {
  const onConfirm = open({});
  expect(document.body.textContent).toContain("All 4,001 calls are read from HighLevel again");
  expect(document.body.textContent).toContain("at least 81 requests");
  expect(document.body.textContent).toContain("shown once it runs");
  fireEvent.click(screen.getByRole("button", { name: "Read all calls again" }));
  expect(onConfirm).toHaveBeenCalledOnce();
});

it("estimates no time from a sync that only looks for new calls", () => {
  open({ ratePerSecond: 0.7 });
  expect(document.body.textContent).not.toContain("left");
});

it("says how much time is left once it runs", () => {
  open({ state: "recheck", ratePerSecond: 400, remainingSeconds: 50, rechecked: 2_000 });
  expect(document.body.textContent).toContain("About 50 s left.");
});

it("does not begin twice", () => {
  open({ state: "recheck" });
  expect(screen.getByRole("button", { name: "The re-check is under way" })).toBeDefined();
});
