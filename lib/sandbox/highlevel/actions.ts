import { businesses } from "./businesses/index";
import type { Business } from "./business";
import { idKind, objectId, shortId } from "./identity";
import { entry } from "./random";
import { actionTypes, type ActionType } from "./wire";

/** An action as it is set up on an agent. */
export interface AgentAction {
  id: string;
  type: ActionType;
  name: string;
  description: string;
  parameters: Record<string, unknown>;
}

/** How an agent's action of a type is set up: its name, its purpose, and all parameters of contract 1.5. */
export function agentAction(seed: number, agent: number, type: ActionType): AgentAction {
  const business = entry(businesses, agent);
  const key = 9_100_000 + agent * 16 + actionTypes.indexOf(type);
  const id = (offset: number): string =>
    objectId(seed, key + offset * 1000, Date.UTC(2024, 9, 2 + agent, 17));
  return { id: id(0), type, ...setups[type]({ business, id, seed, key }) };
}

interface Setup {
  business: Business;
  id(offset: number): string;
  seed: number;
  key: number;
}

type Made = Pick<AgentAction, "name" | "description" | "parameters">;

const setups: Record<ActionType, (setup: Setup) => Made> = {
  CALL_TRANSFER: ({ business: { handover } }) => ({
    name: `Transfer to ${handover.who}`,
    description: `Connects the caller with ${handover.who}`,
    parameters: {
      triggerPrompt: "When the caller asks for a person, or the matter is urgent",
      transferToType: "number",
      transferToValue: handover.number,
      triggerMessage: "I'm transferring you now, please stay on the line.",
      hearWhisperMessage: true,
    },
  }),
  DATA_EXTRACTION: ({ business: { actions }, seed, key }) => extraction(actions.extract, seed, key, false),
  IN_CALL_DATA_EXTRACTION: ({ business: { actions }, seed, key }) =>
    extraction(actions.capture, seed, key, true),
  WORKFLOW_TRIGGER: ({ business: { actions }, id }) => ({
    name: actions.workflow.name,
    description: actions.workflow.prompt,
    parameters: {
      triggerPrompt: actions.workflow.prompt,
      triggerMessage: "Let me write that down for the team.",
      workflowId: id(1),
    },
  }),
  SMS: ({ business: { actions } }) => ({
    name: actions.sms.name,
    description: "Sends a text message to the caller",
    parameters: {
      triggerPrompt: "When something was agreed on, or the caller asks for a text",
      triggerMessage: "I'm sending you a text with the details.",
      messageBody: actions.sms.body,
    },
  }),
  APPOINTMENT_BOOKING: ({ business: { actions }, seed, key }) => ({
    name: actions.booking,
    description: "Offers open times and books one",
    parameters: {
      calendarId: shortId(seed, idKind.calendar, key),
      daysOfOfferingDates: 3,
      slotsPerDay: 3,
      hoursBetweenSlots: 2,
    },
  }),
  CUSTOM_ACTION: (setup) => customAction(setup),
  KNOWLEDGE_BASE: ({ business: { actions }, id }) => ({
    name: `Look up: ${actions.knowledge}`,
    description: `Answers from the knowledge base "${actions.knowledge}"`,
    parameters: {
      triggerPrompt: "When the caller asks about prices, hours or policies",
      triggerMessage: "Let me look that up for you.",
      knowledgeBaseId: id(2),
      parameters: [
        { name: "question", description: "What the caller asks", type: "string", example: "opening hours" },
      ],
    },
  }),
  AGENT_HANDOFF: ({ business: { actions }, id }) => ({
    name: actions.handoff,
    description: "Hands the talk to another agent",
    parameters: { targetAgentId: id(3), reason: "outside of this agent's topics", keepContext: true },
  }),
};

function extraction(
  field: { name: string; description: string; examples: readonly string[] },
  seed: number,
  key: number,
  overwriteExistingValue: boolean,
): Made {
  const { name, description, examples } = field;
  const contactFieldId = shortId(seed, idKind.calendar, key);
  return { name, description, parameters: { contactFieldId, description, examples, overwriteExistingValue } };
}

/** Secrets stand in these parameters upstream (contract 1.5, 5.5); ours are there to be found by leak tests. */
function customAction({ business, key }: Setup): Made {
  const { lookup } = business.actions;
  const secret = `sk_sandbox_secret_${key}_${business.status.prefix.toLowerCase()}`;
  const withBasic = key % 2 === 0;
  return {
    name: lookup.name,
    description: `Asks ${business.name}'s own system`,
    parameters: {
      triggerPrompt: `When the caller asks about their ${business.status.noun}`,
      triggerMessage: "One moment, I'm looking that up.",
      apiDetails: {
        url: `${lookup.url}?api_key=${secret}_query`,
        method: withBasic ? "POST" : "GET",
        authenticationRequired: true,
        authenticationValue: `Bearer ${secret}`,
        headers: [
          { key: "Content-Type", value: "application/json" },
          { key: "X-Api-Key", value: `${secret}_header` },
        ],
        parameters: [
          {
            name: lookup.parameter,
            description: `The number of the ${business.status.noun}`,
            type: "string",
            example: lookup.example,
          },
        ],
      },
      // Schema and examples disagree on this name (contract 1.5).
      [withBasic ? "selectedPaths" : "responsePathsToExtract"]: ["data.status", "data.updatedAt"],
    },
  };
}
