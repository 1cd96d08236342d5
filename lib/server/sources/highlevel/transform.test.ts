import { describe, expect, it } from "vitest";
import detail from "@/lib/fixtures/highlevel/detail.documented.json";
import documented from "@/lib/fixtures/highlevel/list.documented.json";
import observed from "@/lib/fixtures/highlevel/list.observed.json";
import { readCall } from "./transform";

const read = (row: unknown) => readCall(row, "demo", []);
const minimal = { id: "call", createdAt: "2026-01-01T00:00:00Z" };
const callOf = (fields: object) => read({ ...minimal, ...fields })?.call;

describe("the documented list", () => {
  const found = read(documented.callLogs[0]);

  it("is read in full", () => {
    const { raw, actions, ...call } = found?.call ?? {};
    expect(call).toEqual({
      id: "507f1f77bcf86cd799439011",
      connection: "demo",
      startedAt: "2024-01-15T10:30:00.000Z",
      duration: 180,
      agent: { id: "507f1f77bcf86cd799439013", deleted: false },
      contact: { id: "507f1f77bcf86cd799439012" },
      fromNumber: "+1234567890",
      phoneRecordId: "507f1f77bcf86cd799439014",
      kind: "live",
      summary: {
        text: "Customer called to inquire about product pricing and was transferred to sales team.",
        format: "plain",
      },
      transcript: {
        turns: [
          { index: 1, speaker: "agent", label: "bot", text: "Hello, how can I help you today?" },
          { index: 2, speaker: "caller", label: "human", text: "I would like to know about your pricing..." },
        ],
        timing: "none",
      },
      translation: { text: "Translated version of the call transcript" },
      extracted: documented.callLogs[0]?.extractedData,
      recording: "unknown",
    });
    expect(actions?.map(({ type }) => type)).toEqual([
      "CALL_TRANSFER",
      "SMS",
      "DATA_EXTRACTION",
      "WORKFLOW_TRIGGER",
      "APPOINTMENT_BOOKING",
      "CUSTOM_ACTION",
      "IN_CALL_DATA_EXTRACTION",
      "KNOWLEDGE_BASE",
    ]);
    expect(actions?.[0]).toEqual({
      id: "507f1f77bcf86cd799439015",
      type: "CALL_TRANSFER",
      name: "Transfer to Manager",
      description: "Transfers call to a manager when customer requests escalation",
      parameters: documented.callLogs[0]?.executedCallActions[0]?.actionParameters,
      executedAt: "2024-01-15T10:32:00.000Z",
    });
    expect(raw).toMatchObject({ messageId: "507f1f77bcf86cd799439014" });
    expect(found).toMatchObject({ messageId: "507f1f77bcf86cd799439014" });
  });

  it("loses its credential, and nothing else", () => {
    const text = JSON.stringify(found);
    expect(text).not.toContain("token123");
    expect(text).not.toContain("authenticationValue");
    expect(found?.call.actions[5]?.parameters).toEqual({
      triggerPrompt: "When caller provides order number",
      triggerMessage: "Let me check that order status",
      apiDetails: {
        url: "https://api.example.com/orders",
        method: "GET",
        authenticationRequired: true,
        headers: [{ key: "Content-Type" }],
        parameters: [
          { name: "orderId", description: "Order ID to look up", type: "string", example: "ORD-12345" },
        ],
      },
      responsePathsToExtract: ["data.orderId", "status"],
    });
  });
});

it("reads the documented detail with both times of its actions", () => {
  const found = read(detail);
  expect(found?.timed).toBeUndefined();
  expect(JSON.stringify(found)).not.toContain("token123");
  expect(found?.call.actions).toHaveLength(8);
  expect(found?.call.actions[0]).toMatchObject({
    triggeredAt: "2024-01-15T10:31:45.000Z",
    executedAt: "2024-01-15T10:32:00.000Z",
  });
});

describe("the observed list", () => {
  it("gives exact times, and the tool where it ran", () => {
    const found = read(observed.callLogs[0]);
    expect(found?.call).toMatchObject({ kind: "trial", recording: "none", duration: 128 });
    expect(found?.call).not.toHaveProperty("fromNumber");
    expect(found?.call.translation).toBeUndefined();
    expect(found?.call.extracted.email).toBeNull();
    expect(found?.call.transcript.timing).toBe("exact");
    expect(
      found?.call.transcript.turns.map(({ index, label, start, text }) => [index, label, start, text.length]),
    ).toEqual([
      [1, "bot", 0.254, 63],
      [2, "human", 10.898, 34],
      [3, "bot", 13.4, 87],
      [4, "human", 25.002, 7],
      [5, "human", 26.9, 10],
      [6, "bot", 28.3, 58],
      [6, "end_call", 127.899, 20],
    ]);
    expect(found?.timed).toHaveLength(7);
  });

  it("keeps a call without words, of no length, of a deleted agent, with an action of an unknown type", () => {
    const { raw: _, ...call } = read(observed.callLogs[1])?.call ?? {};
    expect(call).toEqual({
      id: "6a3520842c80215358574be5",
      connection: "demo",
      startedAt: "2026-10-02T21:04:11.120Z",
      duration: 0,
      agent: { id: "6a35206c88ba8e0f1c707f02", deleted: true },
      contact: { id: "Zk0dPq3LwYV8sXnR2mTj" },
      phoneRecordId: "kf83LsPq0aZx17mNbT2e",
      fromNumber: "+15550100123",
      kind: "live",
      actions: [
        {
          id: "507f1f77bcf86cd799439099",
          type: "AGENT_HANDOFF",
          name: "A type that this list does not know yet",
          parameters: { anything: ["goes"] },
        },
      ],
      transcript: { turns: [], timing: "none" },
      translation: { language: "es" },
      extracted: {},
      recording: "unknown",
      transferred: false,
    });
  });
});

describe("readCall", () => {
  it("needs an id and a start only", () => {
    expect(callOf({})).toEqual({
      id: "call",
      connection: "demo",
      startedAt: "2026-01-01T00:00:00.000Z",
      kind: "unknown",
      actions: [],
      transcript: { turns: [], timing: "none" },
      extracted: {},
      recording: "none",
      raw: minimal,
    });
    expect(read({ _id: "other", createdAt: 1767225600000 })?.call).toMatchObject({
      id: "other",
      startedAt: "2026-01-01T00:00:00.000Z",
    });
  });

  it.each([
    null,
    7,
    "call",
    [],
    {},
    { id: "call" },
    { id: "", createdAt: "2026-01-01T00:00:00Z" },
    { id: null, createdAt: "2026-01-01T00:00:00Z" },
    { id: "call", createdAt: "soon" },
    { id: "call", createdAt: null },
  ])("cannot read %o", (row) => expect(read(row)).toBeUndefined());

  it("cannot read what is nested beyond all measure, and survives it", () => {
    const deep: unknown = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
    expect(read({ ...minimal, extractedData: deep })).toBeUndefined();
  });

  it("does not lose a call for optional fields of a wrong type", () => {
    const wrong = {
      agentId: 7,
      duration: "long",
      trialCall: "yes",
      executedCallActions: ["no", { actionType: "SMS", actionParameters: null, executedAt: {} }, null],
      summary: {},
      transcript: [],
      transcriptWithToolCalls: "none",
      translation: "none",
      extractedData: ["none"],
      messageId: 5,
      isAgentDeleted: null,
      agentTransferOccurred: "perhaps",
    };
    const { raw: _, ...call } = callOf(wrong) ?? {};
    expect(call).toEqual({
      id: "call",
      connection: "demo",
      startedAt: "2026-01-01T00:00:00.000Z",
      kind: "unknown",
      actions: [{ type: "SMS", parameters: {} }],
      transcript: { turns: [], timing: "none" },
      extracted: {},
      recording: "none",
    });
  });

  it.each([
    [{ translatedTranscript: " Hi " }, { text: "Hi" }],
    [
      { transcript: "Hi", language: "es" },
      { language: "es", text: "Hi" },
    ],
    [{ enabled: true, language: "es" }, { language: "es" }],
    [{ enabled: false, language: "es" }, undefined],
    [{ enabled: false, language: null }, undefined],
    [{ translatedTranscript: null, transcript: "Hi" }, { text: "Hi" }],
    [{}, undefined],
    [null, undefined],
  ])("reads the translation %o", (translation, expected) => {
    expect(callOf({ translation })?.translation).toEqual(expected);
  });

  it.each([
    [0, 0],
    [12.5, 12.5],
    [-1, undefined],
    [null, undefined],
  ])("reads the duration %s", (duration, expected) => expect(callOf({ duration })?.duration).toBe(expected));

  it("takes the id of an action from where it is", () => {
    const executedCallActions = [{ actionId: "a", _id: "b" }, { _id: "b", id: "c" }, { id: "c" }, {}];
    expect(callOf({ executedCallActions })?.actions.map(({ id }) => id)).toEqual(["a", "b", "c", undefined]);
  });
});
