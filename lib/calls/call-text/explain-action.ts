import type { ActionType } from "../action-types";
import type { Action } from "../call";
import { formatPhone } from "../format/phone";
import { describeParameter, explainRequest } from "./explain-request";
import { codeFact, listFact, plainFact, quoteFact, textFact, type Fact } from "./fact";
import { takeFrom, type Taking } from "./take";

type Explain = (taken: Taking) => (Fact | undefined)[];

/** The fact of a parameter that may be absent. */
function given<T>(value: T | undefined, fact: (value: T) => Fact): Fact | undefined {
  return value === undefined ? undefined : fact(value);
}

const yesNo = (on: boolean) => (on ? "yes" : "no");
const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

const explainTrigger: Explain = (taken) => [
  given(taken.text("triggerPrompt"), (text) => textFact("Trigger", text)),
  given(taken.text("triggerMessage"), (text) => quoteFact("Says", text)),
];

const explainTransfer: Explain = (taken) => {
  const to = taken.text("transferToValue");
  const toNumber = to !== undefined && taken.text("transferToType");
  return [
    given(to, (value) => textFact("Transfers to", toNumber === "number" ? formatPhone(value) : value)),
    toNumber && toNumber !== "number" ? textFact("Kind of target", toNumber) : undefined,
    given(taken.flag("hearWhisperMessage"), (on) => textFact("Whisper message", on ? "on" : "off")),
  ];
};

const explainExtraction: Explain = (taken) => [
  given(taken.text("description"), (text) => textFact("Looks for", text)),
  given(taken.texts("examples"), (items) => listFact("Examples", items)),
  given(taken.text("contactFieldId"), (id) => codeFact("Contact field", id)),
  given(taken.flag("overwriteExistingValue"), (on) => textFact("Overwrites an existing value", yesNo(on))),
];

const explainBooking: Explain = (taken) => {
  const days = taken.number("daysOfOfferingDates");
  const slots = taken.number("slotsPerDay");
  const hours = taken.number("hoursBetweenSlots");
  const offers = [
    days === undefined ? undefined : `dates of the next ${days === 1 ? "day" : counted(days, "day")}`,
    slots === undefined ? undefined : `${counted(slots, "slot")} a day`,
    hours === undefined ? undefined : `${counted(hours, "hour")} apart`,
  ].filter((part) => part !== undefined);
  return [
    offers.length > 0 ? textFact("Offers", offers.join(", ")) : undefined,
    given(taken.text("calendarId"), (id) => codeFact("Calendar", id)),
    textFact("Booked time", "not reported by the upstream"),
  ];
};

const explainers: Record<ActionType["type"], Explain> = {
  APPOINTMENT_BOOKING: explainBooking,
  CALL_TRANSFER: explainTransfer,
  SMS: (taken) => [given(taken.text("messageBody"), (text) => quoteFact("Text message", text))],
  WORKFLOW_TRIGGER: (taken) => [given(taken.text("workflowId"), (id) => codeFact("Workflow", id))],
  DATA_EXTRACTION: explainExtraction,
  IN_CALL_DATA_EXTRACTION: explainExtraction,
  CUSTOM_ACTION: (taken) => [
    ...explainRequest(taken.object("apiDetails")),
    // Documentation and examples disagree on the name.
    given(taken.texts("selectedPaths") ?? taken.texts("responsePathsToExtract"), (paths) =>
      listFact("Reads from the answer", paths),
    ),
  ],
  KNOWLEDGE_BASE: (taken) => [
    given(taken.text("knowledgeBaseId"), (id) => codeFact("Knowledge base", id)),
    given(taken.list("parameters"), (list) => listFact("Asks with", list.map(describeParameter))),
  ],
};

const isKnown = (type: string): type is ActionType["type"] => Object.hasOwn(explainers, type);

/**
 * The parameters of an action in words: how it is set up, not what came of it. What is not known of its type, or
 * has another shape than is known, follows by its own name; nothing is dropped.
 */
export function explainAction({ type, parameters }: Pick<Action, "type" | "parameters">): Fact[] {
  const taken = takeFrom(parameters);
  const own = isKnown(type) ? explainers[type](taken) : [];
  const facts = [...own, ...explainTrigger(taken)].filter((fact) => fact !== undefined);
  return [...facts, ...taken.rest().map(([name, value]) => plainFact(name, value))];
}
