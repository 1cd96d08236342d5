import { describe, expect, it } from "vitest";
import type { Action, Call, Turn } from "../call";
import { formatElapsed, formatOffset, placeActions, timesOf } from "./action-times";
import { callerName } from "./caller";
import { writeCall } from "./call-text";

const action: Action = {
  type: "SMS",
  name: "Send confirmation",
  parameters: { messageBody: "See you" },
  triggeredAt: "2024-01-15T10:31:45.000Z",
  executedAt: "2024-01-15T10:32:00.000Z",
};

const call: Call = {
  id: "c1",
  connection: "main",
  startedAt: "2024-01-15T10:30:00.000Z",
  duration: 185,
  agent: { id: "507f1f77bcf86cd799439013", deleted: true },
  fromNumber: "+12345678901",
  kind: "live",
  actions: [action],
  summary: { text: "The caller asked.\nThe agent answered.", format: "plain" },
  extracted: { Name: "Pat", Email: null, tags: ["a"] },
  recording: "none",
  transferred: false,
  transcript: {
    timing: "exact",
    turns: [
      { index: 1, speaker: "agent", label: "bot", text: "Hello\nthere", start: 0.9 },
      { index: 2, speaker: "caller", label: "human", text: "Hi", start: 65 },
      { index: 2, speaker: "tool", label: "end_call", text: "", start: 70 },
    ],
  },
  raw: null,
};

describe("times of an action", () => {
  it("are told from the start of the call", () => {
    const { triggered, executed, took } = timesOf(action, call.startedAt);
    expect([triggered?.offset, executed?.offset, took]).toEqual(["+1:45", "+2:00", "15 s"]);
    expect(timesOf({ type: "SMS", parameters: {} }, call.startedAt)).toEqual({});
    const swapped = { ...action, triggeredAt: action.executedAt ?? "", executedAt: action.triggeredAt ?? "" };
    expect(timesOf(swapped, call.startedAt).took).toBeUndefined();
  });

  it("are written short", () => {
    expect([formatOffset(105.9), formatOffset(-5.2), formatOffset(0)]).toEqual(["+1:45", "−0:05", "+0:00"]);
    expect([0, 420, 1000, 15_000, 65_000].map(formatElapsed)).toEqual([
      "0 s",
      "0.4 s",
      "1 s",
      "15 s",
      "1:05 min",
    ]);
  });

  it("order the actions; those without come last", () => {
    const timeless: Action = { type: "A", parameters: {} };
    const executedOnly: Action = { type: "B", parameters: {}, executedAt: "2024-01-15T10:31:00.000Z" };
    const actions = [timeless, action, executedOnly, { ...timeless, type: "C" }];
    expect(placeActions({ ...call, actions }).map(({ type }) => type)).toEqual(["B", "SMS", "A", "C"]);
  });

  describe("that are not reported", () => {
    const bare = (type: string, name: string): Action => ({ type, name, parameters: {} });
    const entry = (label: string, start?: number): Turn => ({
      index: 1,
      speaker: "tool",
      label,
      text: "",
      ...(start !== undefined && { start }),
    });
    const place = (actions: Action[], turns: Turn[]) =>
      placeActions({ ...call, actions, transcript: { timing: "exact", turns } }).map(
        ({ name, inTranscript }) => [name, inTranscript],
      );

    it("are those of the transcript", () => {
      expect(place([bare("SMS", "a"), action], [entry("end_call", 9)])[0]).toEqual([
        "Send confirmation",
        undefined,
      ]);
      expect(place([bare("CALL_TRANSFER", "a")], [entry("call_transfer", 91)])).toEqual([["a", 91]]);
      expect(
        place(
          [bare("SMS", "a"), bare("X", "b"), bare("SMS", "c")],
          [entry("x", 20), entry("sms", 5), entry("SMS", 30)],
        ),
      ).toEqual([
        ["a", 5],
        ["b", 20],
        ["c", 30],
      ]);
    });

    it("stay unknown where it cannot be told which entry is meant", () => {
      expect(place([bare("SMS", "a")], [entry("sms", 5), entry("sms", 9)])).toEqual([["a", undefined]]);
      expect(place([bare("SMS", "a")], [entry("sms")])).toEqual([["a", undefined]]);
      expect(place([bare("SMS", "a"), bare("SMS", "b")], [entry("sms", 5)])).toEqual([
        ["a", undefined],
        ["b", undefined],
      ]);
    });
  });
});

describe("callerName", () => {
  it("is a name, else a number, else that there is none", () => {
    expect(callerName({ contact: { name: "Pat" }, fromNumber: "+12345678901" })).toBe("Pat");
    expect(callerName({ contact: { id: "x" }, fromNumber: "+12345678901" })).toBe("+1 234 567 8901");
    expect(callerName({})).toBe("No number");
  });
});

describe("writeCall", () => {
  it("writes the whole call", () => {
    expect(writeCall(call, { locale: "en-GB", zone: "America/Chicago" })).toBe(`Call: +1 234 567 8901
---------------------
Start: Mon, 15 Jan 2024, 04:30 GMT-6 (America/Chicago)
Duration: 3:05
Caller: +1 234 567 8901
Direction: not reported
Phone status: not reported
Agent: Deleted agent (…439013)
Kind: Live
Transferred: no
Call: c1

Summary
-------
The caller asked.
The agent answered.

Transcript
----------
[0:00] Agent: Hello
there
[1:05] Caller: Hi
[1:10] End call

Actions
-------
SMS: Send confirmation
  triggered 04:31:45 (+1:45), executed 04:32:00 (+2:00), took 15 s
  Text message: “See you”

Extracted data
--------------
Name: Pat
Email: not filled
tags: [
  "a"
]
`);
  });

  it("says where the direction is from", () => {
    const told: Call = { ...call, direction: { value: "outbound", source: "inferred" } };
    expect(writeCall(told, { locale: "en-GB", zone: "UTC" })).toContain(
      "Direction: Outbound (inferred from the room’s name)\n",
    );
    const reported = { ...call, direction: { value: "inbound", source: "reported" } as const };
    expect(writeCall(reported, { locale: "en-GB", zone: "UTC" })).toContain(
      "Direction: Inbound (reported by the phone system)\n",
    );
  });
});
