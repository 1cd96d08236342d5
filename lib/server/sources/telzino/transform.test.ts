import fc from "fast-check";
import { describe, expect, it } from "vitest";
import documented from "@/lib/fixtures/telzino/list.documented.json";
import { mostEntries } from "../../bounds";
import { readCall, type RowContext } from "./transform";

const agent = { id: "6f2d8a54-0000-4000-8000-0000000000aa", deleted: false };
const context: RowContext = { connection: "demo", agent, known: ["hush-hush-secret"] };
const read = (row: unknown, more: Partial<RowContext["agent"]> = {}) =>
  readCall(row, { ...context, agent: { ...agent, ...more } });
const minimal = { id: "log-1", call_started_at: "2026-01-01T00:00:00.000Z" };
const callOf = (fields: object) => read({ ...minimal, ...fields });
const turnsOf = (fields: object) =>
  callOf(fields)?.transcript.turns.map(({ speaker, label, text, start }) => [speaker, label, text, start]);

it("keeps the first of many entries, and says how many there were", () => {
  const entries = Array.from({ length: mostEntries + 240 }, () => ({ speaker: "user", text: "Hi" }));
  const call = callOf({ transcript_json: entries });
  expect(call?.transcript.turns).toHaveLength(mostEntries);
  expect(call?.cut).toEqual({ entries: mostEntries + 240 });
  expect(callOf({ transcript_json: entries.slice(0, mostEntries) })).not.toHaveProperty("cut");
});

describe("the documented row", () => {
  const [row] = documented.data;
  const call = read(row);

  it("is read in full", () => {
    expect({ ...call, raw: undefined }).toEqual({
      id: "log-9b0c6c1e-0000-4000-8000-000000000001",
      connection: "demo",
      startedAt: "2024-01-15T14:30:00.000Z",
      duration: 180,
      agent,
      fromNumber: "+15550100123",
      direction: { value: "inbound", source: "inferred" },
      kind: "unknown",
      actions: [],
      summary: { text: row?.summary_text, format: "markdown" },
      sentiment: "Positive",
      actionItems: [{ text: "Tracking number given", done: true }],
      transcript: {
        turns: [
          { index: 1, speaker: "agent", label: "agent", text: "Thanks for calling.", start: 0.5 },
          { index: 2, speaker: "caller", label: "user", text: "Is my parcel on its way?", start: 3.2 },
          { index: 3, speaker: "agent", label: "agent", text: "Let me check.", start: 5.1 },
          {
            index: 3,
            speaker: "system",
            label: "system",
            text: "Webhook executed: parcel_status",
            start: 9.75,
          },
        ],
        timing: "exact",
      },
      extracted: {},
      recording: "available",
    });
  });

  it("keeps its own fields, and no trace of where the audio is", () => {
    const kept = JSON.stringify(call);
    expect(call?.raw).toMatchObject({ entry_count: 5, session_data: { final_entries: 4 } });
    expect(kept).not.toContain("recordings.example.com");
    expect(kept).not.toContain("X-Amz");
    expect(kept).not.toContain("recording_url");
  });
});

describe("an address of a recording", () => {
  const recording_url =
    "https://bucket.example/audio/a1b2.wav?X-Amz-Credential=c1&X-Amz-Signature=5e6f7a8b9c";

  it.each([
    { summary_text: `Listen at ${recording_url}.` },
    { transcript_json: [{ speaker: "system", text: `saved to ${recording_url}`, timestamp: 1 }] },
    { session_data: { recording_url, copy: recording_url, note: "bucket.example/audio/a1b2.wav" } },
    { session_data: { inner: [{ recording_url: "https://other.example/b.wav" }] } },
  ])("is nowhere in %j", (fields) => {
    const call = callOf({ ...fields, recording_url });
    expect(call?.recording).toBe("available");
    expect(JSON.stringify(call)).not.toMatch(/a1b2|X-Amz|5e6f7a8b9c|other\.example/);
  });

  it("costs no call, whatever it is", () => {
    for (const odd of ["\ud800a", "https://\udc00.example/a", "%", "https://a.example/%ff", "\0"]) {
      expect(callOf({ recording_url: odd })).toMatchObject({ id: "log-1", recording: "available" });
    }
  });

  it("says whether there is audio", () => {
    for (const recording_url of [undefined, null, "", " ", 7]) {
      expect(read({ ...minimal, recording_url })?.recording).toBe("unknown");
      expect(read({ ...minimal, recording_url }, { records: true })?.recording).toBe("unknown");
      expect(read({ ...minimal, recording_url }, { records: false })?.recording).toBe("not-offered");
    }
    expect(read({ ...minimal, recording_url: "odd" }, { records: false })?.recording).toBe("available");
  });
});

describe("the transcript", () => {
  const plain = "[0.50s] agent: Hello\nthere\n[3s] user: Is it\r\n[9.75s] Transfer: to +1: desk";

  it("is plain text where there is no structured one", () => {
    const turns = [
      ["agent", "agent", "Hello\nthere", 0.5],
      ["caller", "user", "Is it", 3],
      ["system", "Transfer", "to +1: desk", 9.75],
    ];
    for (const transcript_json of [undefined, null, [], "", "no list", [{ text: "Hi", is_partial: true }]]) {
      expect(turnsOf({ transcript_text: plain, transcript_json })).toEqual(turns);
    }
  });

  it("keeps a text of another form as it came", () => {
    for (const text of ["Hello there", "agent: Hello", "[now] agent: Hello", "Hi\n[0.5s] agent: Hello"]) {
      expect(callOf({ transcript_text: text })?.transcript).toEqual({ turns: [], timing: "none", raw: text });
    }
    expect(callOf({})?.transcript).toEqual({ turns: [], timing: "none" });
  });

  it("takes other words for the speakers", () => {
    const transcript_text = "[0.5s] Assistant: Hi\r[1s] CALLER： Hello\r[2s] cliente: Yes";
    expect(turnsOf({ transcript_text })?.map(([speaker]) => speaker)).toEqual(["agent", "caller", "caller"]);
  });

  it.each(["user: Hello", "  User : Hello", "[0:03] user: Hello", "** user: Hello", "Cliente：Hola"])(
    "does not take %j for words of the line before",
    (line) => {
      const text = `[0.5s] agent: Hi\n${line}\n[4s] agent: Bye`;
      expect(callOf({ transcript_text: text })?.transcript).toEqual({ turns: [], timing: "none", raw: text });
    },
  );

  it("takes words and numbers that are written otherwise", () => {
    const transcript_json = [
      { speaker: " Agent ", text: " Hi ", timestamp: "0.5004", is_partial: "false" },
      { speaker: "user", text: "Hal", timestamp: 1, is_partial: "true" },
      { speaker: "USER", text: "Hallo", created_at: 1.25 },
      { speaker: "user", text: " ", timestamp: 2 },
      { speaker: null, text: "call ended", timestamp: 3 },
      { speaker: "dtmf", text: "5" },
      "odd",
      null,
    ];
    const turns = [
      ["agent", "Agent", "Hi", 0.5],
      ["caller", "USER", "Hallo", 1.25],
      ["system", "system", "call ended", 3],
      ["system", "dtmf", "5", undefined],
    ];
    expect(turnsOf({ transcript_json })).toEqual(turns);
    expect(turnsOf({ transcript_json: JSON.stringify(transcript_json) })).toEqual(turns);
    expect(callOf({ transcript_json })?.transcript.timing).toBe("exact");
  });

  it("takes no date for a time within the call", () => {
    for (const timestamp of [1_704_067_800, -1, "2024-01-15", Number.NaN, null]) {
      const call = callOf({ transcript_json: [{ speaker: "agent", text: "Hi", timestamp }] });
      expect(call?.transcript).toEqual({
        turns: [{ index: 1, speaker: "agent", label: "agent", text: "Hi" }],
        timing: "none",
      });
    }
  });
});

describe("the name of the room", () => {
  it.each([
    ["sipRoom-_6f2d8a54-0000-4000-8000-0000000000aa_1704067800", "inbound"],
    ["agent-6f2d8a54-0000-4000-8000-0000000000aa-out-77aa", "outbound"],
    ["agent-6f2d8a54-0000-4000-8000-0000000000aa-1704067800000", undefined],
    ["room-out-sipRoom", undefined],
    ["", undefined],
    [7, undefined],
  ])("%s is %s", (room_name, value) => {
    const direction = value && { value, source: "inferred" };
    expect(callOf({ room_name })?.direction).toEqual(direction);
    expect(callOf({ session_data: { room_name } })?.direction).toEqual(direction);
  });

  it("tells no time", () => {
    expect(callOf({ room_name: "sipRoom-_a_1704067800" })?.startedAt).toBe("2026-01-01T00:00:00.000Z");
  });
});

describe("a number", () => {
  it.each([
    ["+15550100123", "+15550100123"],
    ["+1 (555) 010-0123", "+15550100123"],
    ["\u202a+1 555 010\u20110123\u202c", "+15550100123"],
    ["tel:+15550100123", "+15550100123"],
    ["sip:+15550100123@pbx.example:5060", "+15550100123"],
    [15550100123, "+15550100123"],
    [5550100123, "5550100123"],
    ["anonymous", undefined],
    ["sip:desk@pbx.example", undefined],
    ["", undefined],
    [null, undefined],
    [{}, undefined],
    ["1".repeat(400), undefined],
  ])("%j is %j", (caller_id, number) => {
    expect(callOf({ session_data: { caller_id } })?.fromNumber).toBe(number);
  });
});

describe("times", () => {
  it.each([
    ["2026-06-11T12:49:28.898751+00:00", "2026-06-11T12:49:28.898Z"],
    ["2026-06-11T12:49:28.000Z", "2026-06-11T12:49:28.000Z"],
    ["2026-06-11T14:49:28.5+02:00", "2026-06-11T12:49:28.500Z"],
  ])("%s is %s", (call_started_at, startedAt) => {
    expect(read({ id: "a", call_started_at })?.startedAt).toBe(startedAt);
  });

  it("are the duration if none is reported", () => {
    const call_ended_at = "2026-01-01T00:01:30.500000+00:00";
    expect(callOf({ call_duration: "12", call_ended_at })?.duration).toBe(12);
    expect(callOf({ call_ended_at })?.duration).toBe(90.5);
    expect(callOf({ call_ended_at: "2025-01-01T00:00:00Z" })).not.toHaveProperty("duration");
    expect(callOf({ call_duration: -5 })).not.toHaveProperty("duration");
    expect(callOf({ call_duration: 0 })?.duration).toBe(0);
  });
});

describe("credentials", () => {
  it("are dropped, and our own secret with them", () => {
    const call = callOf({
      summary_text: "The key is hush-hush-secret, and Bearer k9x8c7v6b5n4 too",
      session_data: {
        auth_token: "k9x8c7v6b5n4",
        headers: { "X-Api-Key": "q1w2e3r4t5" },
        password: "letmein-77",
      },
    });
    expect(JSON.stringify(call)).not.toMatch(/hush-hush|k9x8c7v6b5n4|q1w2e3r4t5|letmein/);
  });
});

describe("any row", () => {
  it.each([
    undefined,
    null,
    "row",
    [],
    {},
    { id: "a" },
    { id: "", call_started_at: minimal.call_started_at },
    { id: "a", call_started_at: "soon" },
    { id: "a", call_started_at: null, created_at: minimal.call_started_at },
  ])("without an id or a start is no call: %j", (row) => {
    expect(read(row)).toBeUndefined();
  });

  const odd = fc.oneof(fc.jsonValue(), fc.string(), fc.date().map(String), fc.constantFrom(..."0123456789"));
  const entry = fc.record(
    { text: odd, speaker: odd, timestamp: odd, created_at: odd, is_partial: odd },
    { requiredKeys: [] },
  );
  const row = fc.record(
    {
      id: fc.oneof(fc.string(), odd),
      call_started_at: fc.oneof(fc.constant(minimal.call_started_at), odd),
      call_ended_at: odd,
      call_duration: odd,
      room_name: odd,
      transcript_text: odd,
      transcript_json: fc.oneof(fc.array(fc.oneof(entry, odd)), odd),
      summary_text: fc.oneof(
        odd,
        fc
          .array(fc.constantFrom("**Action Items:**", "- ✓ a", "* b", "**Sentiment:**", "", "Good"))
          .map((l) => l.join("\n")),
      ),
      session_data: fc.oneof(fc.record({ room_name: odd, caller_id: odd }, { requiredKeys: [] }), odd),
      recording_url: odd,
    },
    { requiredKeys: [] },
  );

  it("never throws, and gives a call with an id and a start, or none", () => {
    fc.assert(
      fc.property(row, (each) => {
        const call = read(each);
        if (!call) return;
        expect(call.id).not.toBe("");
        expect(Number.isNaN(Date.parse(call.startedAt))).toBe(false);
        expect(call.transcript.turns.every(({ text }) => text !== "")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
