import { describe, expect, it } from "vitest";
import type { SyncProgress } from "../answers";
import { stateSentence, stateWord } from "./state-words";
import { summariseSync } from "./summary";

const now = Date.parse("2026-11-18T18:00:00Z");
const base: SyncProgress = {
  connection: "highlevel",
  name: "HighLevel",
  state: "idle",
  paused: false,
  loaded: 18_310,
  expected: 18_310,
  ratePerSecond: 0,
  asOf: "2026-11-18T17:59:40Z",
  version: 1,
  ranges: [],
  unreadable: 0,
};
const old = "2026-11-18T17:48:00Z";
const error = { code: "upstream_unavailable", message: "Wait." } as const;

/** Undefined stands for what is left out. */
type Change = { [Name in keyof SyncProgress]?: SyncProgress[Name] | undefined };

const cases: [string, Change, string, string][] = [
  ["in order", {}, "Synced 20 s ago", "Up to date"],
  ["reading the newest again", { state: "refresh" }, "Synced 20 s ago", "Up to date"],
  ["counting old calls", { state: "verify" }, "Synced 20 s ago", "Up to date"],
  ["loading", { state: "backfill", loaded: 4200 }, "Loading calls: 4,200 of 18,310", "Loading"],
  [
    "loading who knows how many",
    { state: "backfill", loaded: 50, expected: undefined },
    "Loading calls: 50",
    "Loading",
  ],
  ["having more than is left", { state: "backfill", loaded: 20_000 }, "Synced 20 s ago", "Up to date"],
  ["reading all again", { state: "recheck" }, "Synced 20 s ago", "Re-checking"],
  ["paused", { paused: true, asOf: old }, "Paused, synced 12 min ago", "Paused"],
  ["paused from the beginning", { paused: true, asOf: undefined }, "Sync paused", "Paused"],
  ["failing for a moment", { error, state: "backfill" }, "Sync is failing", "Failing"],
  ["failing for long", { error, asOf: old }, "Not synced for 12 min", "Failing"],
  ["failing while paused", { error, paused: true, asOf: old }, "Not synced for 12 min", "Failing"],
  ["failed before anything came", { state: "failed", asOf: undefined }, "Sync is failing", "Failing"],
  ["starting", { state: "starting", asOf: undefined }, "Starting", "Starting"],
  [
    "not confirmed by the upstream's counts",
    { ranges: [{ start: old, end: old, calls: 3, verified: false }] },
    "Synced 20 s ago",
    "Not confirmed",
  ],
  ["never synced", { asOf: undefined }, "Not synced yet", "Up to date"],
];

function progress(change: Change): SyncProgress {
  const entries = Object.entries({ ...base, ...change }).filter(([, value]) => value !== undefined);
  // Safe, because only what an answer may leave out is undefined in a case.
  return Object.fromEntries(entries) as unknown as SyncProgress;
}

describe("a sync", () => {
  it.each(cases)("%s", (_, change, text, word) => {
    const given = progress(change);
    expect(summariseSync({ connections: [given] }, now, "en")?.text).toBe(text);
    expect(stateWord(given).text).toBe(word);
    expect(stateSentence(given, "en")).toMatch(/^[A-Z].*\.$/);
  });

  it("of nothing says nothing", () => expect(summariseSync({ connections: [] }, now, "en")).toBeUndefined());

  it("of several connections says what is worst, sums what is loaded and takes the oldest age", () => {
    const summary = (...changes: Change[]) =>
      summariseSync({ connections: changes.map(progress) }, now, "en");
    expect(summary({}, { asOf: old })).toEqual({ tone: "good", text: "Synced 12 min ago" });
    expect(summary({}, { error })).toMatchObject({ tone: "bad" });
    const loading = { state: "backfill", loaded: 1, expected: 3 } as const;
    expect(summary({}, loading, { ...loading, loaded: 2 })).toEqual({
      tone: "busy",
      text: "Loading calls: 3 of 6",
    });
  });
});
