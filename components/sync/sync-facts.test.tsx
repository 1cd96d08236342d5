// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { renderInPage } from "@/components/testing/render";
import type { SyncProgress } from "@/lib/calls/answers";
import { SyncFacts } from "./sync-facts";

it.each([
  [0, "At rest"],
  [0.07, "Less than 1 call a second"],
  [1.2, "1 call a second"],
  [412.4, "412 calls a second"],
])("says that %d calls a second are %j", (ratePerSecond, text) => {
  const progress: SyncProgress = {
    connection: "main",
    name: "Main Street",
    state: "idle",
    paused: false,
    loaded: 900,
    ratePerSecond,
    version: 1,
    ranges: [],
    unreadable: 0,
  };
  renderInPage(<SyncFacts progress={progress} zone="UTC" />);
  expect(document.querySelector("dd")?.textContent).toBe(text);
});
