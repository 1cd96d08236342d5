import { expect, it } from "vitest";
import { describeActionType } from "@/lib/calls/action-types";
import { explainAction } from "@/lib/calls/call-text/explain-action";
import { createHighLevelSandbox } from "@/lib/sandbox/highlevel";
import { actionTypes } from "@/lib/sandbox/highlevel/wire";
import { readCall } from "./transform";

const sandbox = createHighLevelSandbox({ calls: 300, rateLimit: null, seed: 7 });
const actions = [...sandbox.rows()].flatMap((row) => readCall(row, "demo", [])?.call.actions ?? []);

/** What the page says of each type beside its name and times. */
const words: Record<(typeof actionTypes)[number], { label: string; terms: string[] }> = {
  APPOINTMENT_BOOKING: { label: "Appointment booking", terms: ["Offers", "Calendar", "Booked time"] },
  CALL_TRANSFER: { label: "Call transfer", terms: ["Transfers to", "Whisper message", "Trigger", "Says"] },
  SMS: { label: "SMS", terms: ["Text message", "Trigger", "Says"] },
  WORKFLOW_TRIGGER: { label: "Workflow", terms: ["Workflow", "Trigger"] },
  DATA_EXTRACTION: { label: "Data extraction", terms: ["Looks for", "Examples", "Contact field"] },
  IN_CALL_DATA_EXTRACTION: {
    label: "In-call data extraction",
    terms: ["Looks for", "Overwrites an existing value"],
  },
  CUSTOM_ACTION: {
    label: "Custom action",
    terms: ["Calls", "Authentication", "Headers", "Sends", "Reads from the answer"],
  },
  KNOWLEDGE_BASE: { label: "Knowledge base", terms: ["Knowledge base", "Asks with"] },
  AGENT_HANDOFF: { label: "Agent handoff", terms: ["targetAgentId", "reason", "keepContext"] },
};

it.each(actionTypes)("an action of type %s of the upstream has words", (type) => {
  const found = actions.filter((action) => action.type === type);
  expect(found.length).toBeGreaterThan(0);
  expect(describeActionType(type).label).toBe(words[type].label);
  for (const action of found) {
    const terms = explainAction(action).map(({ term }) => term);
    for (const term of words[type].terms) expect(terms.filter((each) => each === term)).toHaveLength(1);
  }
});
