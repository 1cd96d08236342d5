import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonValue } from "../call";
import { actionTypes } from "../action-types";
import { explainAction } from "./explain-action";
import { writeFact } from "./fact";

const explain = (type: string, parameters: { [name: string]: JsonValue }) =>
  explainAction({ type, parameters }).flatMap(writeFact);

describe("explainAction", () => {
  it("says where a call is transferred", () => {
    const lines = explain("CALL_TRANSFER", {
      triggerPrompt: "The caller asks for a person",
      transferToType: "number",
      transferToValue: "+12345678901",
      triggerMessage: "One moment",
      hearWhisperMessage: true,
    });
    expect(lines).toEqual([
      "Transfers to: +1 234 567 8901",
      "Whisper message: on",
      "Trigger: The caller asks for a person",
      "Says: “One moment”",
    ]);
  });

  it("says what a booking offers and that the booked time is not known", () => {
    const lines = explain("APPOINTMENT_BOOKING", {
      calendarId: "cal",
      daysOfOfferingDates: 3,
      slotsPerDay: 3,
      hoursBetweenSlots: 1,
    });
    expect(lines).toEqual([
      "Offers: dates of the next 3 days, 3 slots a day, 1 hour apart",
      "Calendar: cal",
      "Booked time: not reported by the upstream",
    ]);
  });

  it("says which request a custom action makes, with the paths under both of their names", () => {
    const apiDetails = {
      url: "https://api.example.com/orders",
      method: "GET",
      authenticationRequired: true,
      headers: [{ key: "Content-Type" }],
      parameters: [{ name: "orderId", description: "Order to look up", type: "string", example: "ORD-1" }],
      retries: 2,
    };
    const lines = [
      "Calls: GET https://api.example.com/orders",
      "Authentication: required",
      "Headers:",
      "- Content-Type",
      "Sends:",
      "- orderId (string): Order to look up, such as ORD-1",
      "retries: 2",
      "Reads from the answer:",
      "- data.status",
    ];
    expect(explain("CUSTOM_ACTION", { apiDetails, selectedPaths: ["data.status"] })).toEqual(lines);
    expect(explain("CUSTOM_ACTION", { apiDetails, responsePathsToExtract: ["data.status"] })).toEqual(lines);
  });

  it("says what is extracted, sent, started and asked", () => {
    const extraction = {
      contactFieldId: "f1",
      description: "Email",
      examples: ["a@b.c"],
      overwriteExistingValue: false,
    };
    const lines = [
      "Looks for: Email",
      "Examples:",
      "- a@b.c",
      "Contact field: f1",
      "Overwrites an existing value: no",
    ];
    expect(explain("DATA_EXTRACTION", extraction)).toEqual(lines);
    expect(explain("IN_CALL_DATA_EXTRACTION", extraction)).toEqual(lines);
    expect(explain("SMS", { messageBody: "See you at 2" })).toEqual(["Text message: “See you at 2”"]);
    expect(explain("WORKFLOW_TRIGGER", { workflowId: "w1" })).toEqual(["Workflow: w1"]);
    expect(explain("KNOWLEDGE_BASE", { knowledgeBaseId: "k1", parameters: [{ name: "topic" }] })).toEqual([
      "Knowledge base: k1",
      "Asks with:",
      "- topic",
    ]);
  });

  it("lists what it does not know", () => {
    expect(explain("AGENT_HANDOFF", { anything: ["goes"], deep: { a: 1 }, none: null, on: true })).toEqual([
      "anything:",
      "- goes",
      'deep: {\n  "a": 1\n}',
      "none: not set",
      "on: yes",
    ]);
    expect(explain("SMS", { messageBody: 5 })).toEqual(["messageBody: 5"]);
  });

  it("drops no word and no number, whatever the type and the shape", () => {
    const names = [
      "triggerPrompt",
      "transferToType",
      "transferToValue",
      "apiDetails",
      "parameters",
      "examples",
    ];
    const leaf = fc.constantFrom<JsonValue>("first word", "second word", 4711);
    const node = fc.oneof(
      leaf,
      fc.array(leaf),
      fc.dictionary(fc.constantFrom("url", "method", "headers", "name", "key", "other"), leaf),
    );
    const type = fc.constantFrom("UNHEARD_OF", ...actionTypes.map((known) => known.type));
    fc.assert(
      fc.property(type, fc.dictionary(fc.constantFrom(...names), node), (type, parameters) => {
        const text = explain(type, parameters).join("\n");
        const leaves = JSON.stringify(parameters).match(/first word|second word|4711/g) ?? [];
        for (const leaf of leaves) expect(text).toContain(leaf);
      }),
    );
  });
});
