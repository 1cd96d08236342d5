import "server-only";
import type { Call, CallRow } from "@/lib/calls/call";
import type { SelectedPart } from "./selection";

/** A call as it is stored, with the names that it refers to. */
export interface StoredRow {
  connection_id: number;
  row: unknown;
  agent_name: string | null;
  contact_name: string | null;
}

/** Columns and joins of `StoredRow` for a relation `picked (connection_id, id)`. */
export const storedColumns = `record.connection_id, record.row, agent.name as agent_name, contact.name as contact_name`;
export const storedJoins = `
  join call_records as record on record.connection_id = picked.connection_id and record.id = picked.id
  join calls as fact on fact.connection_id = picked.connection_id and fact.id = picked.id
  left join agents as agent on agent.connection_id = fact.connection_id and agent.agent_no = fact.agent_no
  left join contacts as contact on contact.connection_id = fact.connection_id and contact.id = fact.contact_id`;

type Slugs = readonly Pick<SelectedPart, "connectionId" | "slug">[];

/**
 * A row as the sync stored it. It is not checked again: only `upsertCalls` writes it, from a `CallRow` that a source
 * made and checked. The connection may have another slug by now.
 */
export function storedRow(
  { connection_id, row, agent_name, contact_name }: StoredRow,
  parts: Slugs,
): CallRow {
  const { agent, contact, ...call } = row as CallRow;
  const connection = parts.find(({ connectionId }) => connectionId === connection_id)?.slug ?? "";
  return {
    ...call,
    connection,
    ...(agent && { agent: agent_name === null ? agent : { ...agent, name: agent_name } }),
    ...(contact && { contact: contact_name === null ? contact : { ...contact, name: contact_name } }),
  };
}

/** The whole call; `detail` is not checked again either. */
export const storedCall = (stored: StoredRow, detail: unknown, parts: Slugs): Call => ({
  ...storedRow(stored, parts),
  ...(detail as Omit<Call, keyof CallRow>),
});

/** The transcript of a call, not checked again either. */
export const storedTranscript = (transcript: unknown): Call["transcript"] => transcript as Call["transcript"];
