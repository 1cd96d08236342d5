import { agentAction } from "./actions";
import { businesses, deletedAgent } from "./businesses/index";
import { agentIdOf } from "./facts";
import { entry, mix } from "./random";
import { actionTypes } from "./wire";

/** Where the agents live. */
export interface AgentHome {
  seed: number;
  locationId: string;
  timeZone: string;
}

/** An agent as the API gives it; its fields beyond id and name vary (contract 2). */
export type AgentRow = { id: string; agentName: string } & Record<string, unknown>;

/** All agents that still exist, newest last; the deleted one is absent (contract 2). */
export function agentRows(home: AgentHome): AgentRow[] {
  return businesses.flatMap((_business, index) => (index === deletedAgent ? [] : [agentRow(home, index)]));
}

/**
 * One agent with the observed quirks (contract 2): no `patienceLevel`, undocumented fields, null numbers,
 * and one draft that lacks much of what the schema requires.
 */
function agentRow({ seed, locationId, timeZone }: AgentHome, index: number): AgentRow {
  const business = entry(businesses, index);
  const id = agentIdOf(seed, index);
  const row: AgentRow = {
    id,
    locationId,
    agentName: business.agentName,
    businessName: business.name,
    welcomeMessage: `Thanks for calling ${business.name}, this is ${business.persona}.`,
    agentPrompt: business.prompt,
  };
  if (index === 2) return row;
  const withNumber = index % 3 !== 0;
  const number = `+155501${String(95_000 + index * 10)}`;
  return {
    ...row,
    voiceId: mix(seed, index, 81).toString(36).padStart(8, "v"),
    language: "en-US",
    responsiveness: 0.8,
    maxCallDuration: 900,
    sendUserIdleReminders: true,
    reminderAfterIdleTimeSeconds: 8,
    inboundNumber: withNumber ? number : null,
    inboundNumbers: withNumber ? [number] : [],
    callEndWorkflowIds: [],
    sendPostCallNotificationTo: { admins: true, allUsers: false, contactAssignedUser: false },
    agentWorkingHours: [],
    timezone: timeZone,
    isAgentAsBackupDisabled: false,
    toolCallStrictMode: false,
    prompts: [],
    translation: { enabled: index === 7, language: index === 7 ? "es" : null },
    actions: actionTypes.map((type) => {
      const { id: actionId, name, parameters } = agentAction(seed, index, type);
      return { id: actionId, actionType: type, name, actionParameters: parameters };
    }),
  };
}
