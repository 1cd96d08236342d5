import { describe, expect, it } from "vitest";
import { ask, callsPath } from "./ask";
import { createHighLevelSandbox, type CallRow } from "./highlevel";

const now = Date.parse("2026-11-20T18:00:00Z");
const sandbox = createHighLevelSandbox({ now: () => now, rateLimit: null });
const rows = [...sandbox.rows()];

const countBy = (key: (row: CallRow) => string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return counts;
};
const turns = (row: CallRow): string[] =>
  (row.transcript ?? "").split(/^(?=(?:bot|human):)/m).filter(Boolean);

describe("the data", () => {
  it("follows from the seed and the clock", () => {
    const again = createHighLevelSandbox({ now: () => now });
    expect(JSON.stringify([...again.rows()])).toBe(JSON.stringify(rows));
    const other = createHighLevelSandbox({ now: () => now, seed: 2, calls: 20 });
    expect([...other.rows()].map(({ id }) => id)).not.toEqual(rows.slice(0, 20).map(({ id }) => id));
  });

  it("has the asked number of calls within a year, none of which is still going on", () => {
    expect(rows).toHaveLength(2500);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2500);
    for (const { createdAt, duration } of rows) {
      expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(now - 365 * 86_400_000);
      expect(Date.parse(createdAt) + duration * 1000).toBeLessThan(now);
    }
  });

  it("has eight agents, one of them deleted", () => {
    const agents = countBy(({ agentId }) => agentId);
    expect(agents.size).toBe(8);
    expect(new Set(rows.filter((row) => row.isAgentDeleted).map(({ agentId }) => agentId)).size).toBe(1);
    expect(Math.min(...agents.values())).toBeGreaterThan(50);
  });

  it("has each action type, and one that nobody documents", () => {
    const types = new Set(rows.flatMap((row) => row.executedCallActions.map(({ actionType }) => actionType)));
    expect(types.size).toBe(9);
    expect(types).toContain("AGENT_HANDOFF");
  });

  it("executes actions within the call, and calls their ids by two names", () => {
    const actions = rows.flatMap((row) => row.executedCallActions.map((action) => ({ row, action })));
    for (const { row, action } of actions) {
      const start = Date.parse(row.createdAt);
      const { triggerReceivedAt, executedAt } = action;
      if (triggerReceivedAt === undefined || executedAt === undefined) continue;
      expect(Date.parse(triggerReceivedAt)).toBeGreaterThanOrEqual(start);
      expect(Date.parse(executedAt)).toBeGreaterThanOrEqual(Date.parse(triggerReceivedAt));
      expect(Date.parse(executedAt)).toBeLessThanOrEqual(start + row.duration * 1000);
    }
    expect(actions.some(({ action }) => action._id !== undefined)).toBe(true);
    expect(actions.some(({ action }) => action.actionId !== undefined)).toBe(true);
  });

  it("has calls of no length, of about two minutes and of forty", () => {
    const durations = rows.map(({ duration }) => duration).sort((left, right) => left - right);
    expect(durations.filter((duration) => duration === 0).length).toBeGreaterThan(5);
    expect(durations[1250]).toBeGreaterThan(80);
    expect(durations[1250]).toBeLessThan(140);
    const long = rows.filter(({ duration }) => duration > 2000);
    expect(long.length).toBeGreaterThanOrEqual(1);
    for (const row of long) expect(turns(row).length).toBeGreaterThan(200);
  });

  it("names a call of no length and the longest one", () => {
    const { empty, longest } = sandbox.landmarks() ?? {};
    expect(rows.find(({ id }) => id === empty)?.duration).toBe(0);
    expect(rows.find(({ id }) => id === longest)?.duration).toBeGreaterThan(2400);
  });

  it("can have a call of exactly so many turns", () => {
    const long = createHighLevelSandbox({ now: () => now, calls: 30, turnsOfLongest: 5000 });
    const row = [...long.rows()].find(({ id }) => id === long.landmarks()?.longest);
    expect(row && turns(row)).toHaveLength(5000);
  });

  it("makes call ids whose time is the start of the call", () => {
    for (const { id, createdAt } of rows) {
      expect(id).toMatch(/^[0-9a-f]{24}$/);
      expect(Number.parseInt(id.slice(0, 8), 16)).toBe(Math.floor(Date.parse(createdAt) / 1000));
    }
  });

  it("keeps trial calls without number and recording, about one in eight", () => {
    const trial = rows.filter((row) => row.trialCall);
    expect(trial.length / rows.length).toBeGreaterThan(0.09);
    expect(trial.length / rows.length).toBeLessThan(0.15);
    for (const row of trial) expect([row.fromNumber, row.messageId]).toEqual([undefined, undefined]);
  });

  it("uses only numbers that are reserved for fiction", () => {
    const text = JSON.stringify(rows);
    const numbers = text.match(/\+\d{7,}/g) ?? [];
    expect(numbers.length).toBeGreaterThan(1000);
    expect(numbers.filter((number) => !/^\+1555(?:01)\d{5}$/.test(number))).toEqual([]);
    expect(text).not.toMatch(/@(?!example\.com)[a-z]/);
  });

  it("leaves no slot or choice of its phrases behind", () => {
    for (const row of rows)
      expect(`${row.transcript ?? ""}${row.summary ?? ""}`).not.toMatch(/[[\]{}|]|undefined|NaN/);
  });

  it("carries secrets for leak tests to find", () => {
    expect(JSON.stringify(rows)).toMatch(/"authenticationValue":"Bearer sk_sandbox_secret_/);
  });

  it("has every shape of translation, extracted data and summary", () => {
    const shapes = countBy(({ translation }) =>
      translation ? Object.keys(translation).join() : String(translation),
    );
    expect([...shapes.keys()].sort()).toEqual(
      ["enabled,language", "null", "transcript,language", "translatedTranscript", "undefined"].sort(),
    );
    expect(rows.some(({ extractedData }) => extractedData === undefined)).toBe(true);
    expect(rows.some(({ extractedData }) => extractedData && Object.keys(extractedData).length === 0)).toBe(
      true,
    );
    expect(
      rows.some(({ extractedData }) => extractedData && Object.values(extractedData).includes(null)),
    ).toBe(true);
    expect(rows.some(({ summary }) => summary === null)).toBe(true);
  });

  it("has turns as untidy as real ones", () => {
    expect(rows.some(({ transcript }) => /\nbot:[^\n]+\nbot:/.test(transcript ?? ""))).toBe(true);
    expect(rows.some(({ transcript }) => /\nhuman:[^\n]+\nhuman:/.test(transcript ?? ""))).toBe(true);
    expect(rows.some(({ transcript }) => /bot:[^\n]*\n\n\d{1,2}:\d\d [AP]M/.test(transcript ?? ""))).toBe(
      true,
    );
    expect(rows.some(({ transcript }) => /bot:[^\n]*[a-z]\n$/.test(transcript ?? ""))).toBe(true);
    expect(rows.some(({ transcript }) => /¿/.test(transcript ?? ""))).toBe(true);
    const times = rows.flatMap(({ transcriptWithToolCalls = [] }) =>
      transcriptWithToolCalls.map((entry) => entry.startTime),
    );
    expect(times.some((time) => String(time).length > 12)).toBe(true);
  });

  it("follows the day and the week of the zone, also where the clocks change", () => {
    const local = (row: CallRow, options: Intl.DateTimeFormatOptions): string =>
      new Date(row.createdAt).toLocaleString("en-US", { timeZone: "America/Chicago", ...options });
    const hours = countBy((row) => local(row, { hour: "2-digit", hourCycle: "h23" }));
    expect(hours.get("10") ?? 0).toBeGreaterThan(10 * (hours.get("03") ?? 0));
    const weekdays = countBy((row) => local(row, { weekday: "short" }));
    expect(weekdays.get("Tue") ?? 0).toBeGreaterThan(1.5 * (weekdays.get("Sun") ?? 0));
    for (const change of ["2026-03-08T08:00:00Z", "2026-11-01T07:00:00Z"]) {
      const near = rows.filter(
        (row) => Math.abs(Date.parse(row.createdAt) - Date.parse(change)) < 3.5 * 86_400_000,
      );
      expect(near.length).toBeGreaterThan(15);
    }
  });
});

describe("calls that arrive", () => {
  it("appear at the same times however often one looks", async () => {
    const total = async (looks: readonly number[]): Promise<unknown> => {
      let clock = now;
      const growing = createHighLevelSandbox({ now: () => clock, calls: 50, arrivals: 6, rateLimit: null });
      for (const look of looks) {
        clock = now + look;
        await ask(growing, callsPath());
      }
      return [...growing.rows()];
    };
    const often = await total([1000, 20_000, 31_000, 60_000, 100_000, 120_000]);
    expect(often).toEqual(await total([120_000]));
    expect(often).toHaveLength(62);
  });
});
