/** The action types that HighLevel documents (contract 1.5), and one that it does not. */
export const documentedActionTypes = [
  "CALL_TRANSFER",
  "DATA_EXTRACTION",
  "IN_CALL_DATA_EXTRACTION",
  "WORKFLOW_TRIGGER",
  "SMS",
  "APPOINTMENT_BOOKING",
  "CUSTOM_ACTION",
  "KNOWLEDGE_BASE",
] as const;

/** Agents hand over to one another elsewhere in the product; clients must live with such a type. */
export const actionTypes = [...documentedActionTypes, "AGENT_HANDOFF"] as const;

export type ActionType = (typeof actionTypes)[number];

/** One entry of `executedCallActions`; the id is sometimes called `_id` (contract 1.5). */
export interface ActionRow {
  actionId?: string;
  _id?: string;
  actionType: ActionType;
  actionName: string;
  description?: string;
  actionParameters?: Record<string, unknown>;
  executedAt?: string;
  triggerReceivedAt?: string;
}

/** One entry of `transcriptWithToolCalls` (contract 5.1, 7); times in seconds from the start. */
export type TimedEntry =
  | { role: "agent" | "user"; content: string; startTime: number; endTime: number }
  | {
      role: "action_executed";
      toolName: string;
      toolCallId: string;
      toolType: string;
      toolArguments: Record<string, unknown>;
      startTime: number;
    };

/** A call as the list gives it: the documented fields of contract 1.4 and the observed extra ones. */
export interface CallRow {
  id: string;
  agentId: string;
  isAgentDeleted: boolean;
  createdAt: string;
  duration: number;
  trialCall: boolean;
  executedCallActions: ActionRow[];
  summary?: string | null;
  transcript?: string;
  transcriptWithToolCalls?: TimedEntry[];
  contactId?: string;
  fromNumber?: string;
  messageId?: string;
  translation?: Record<string, unknown> | null;
  extractedData?: Record<string, string | null>;
  agentTransferOccurred?: boolean;
}
