import "server-only";
import type { Queries } from "@/lib/server/postgres/database";

/** The tables that the sync fills, all of which an upstream can give again. */
export const mirrorTables = [
  ...[
    "calls",
    "call_records",
    "call_texts",
    "call_phone_records",
    "contacts",
    "phone_records",
    "recording_peaks",
  ],
  ...["coverage", "range_requests", "agent_lists", "phone_feeds"],
  ...["action_sets", "field_sets", "words", "word_stems", "numbers"],
  ...[
    "all_hours",
    "type_hours",
    "type_days",
    "phone_seasons",
    "call_hours",
    "call_days",
    "call_seasons",
    "contact_seasons",
    "action_hours",
    "action_days",
  ],
  ...["agent_action_days", "field_days", "duration_weeks", "duration_seasons"],
  ...["phone_hours", "phone_days", "phone_action_days", "phone_field_days"],
  ...["phone_duration_weeks", "phone_duration_seasons"],
];

/**
 * Empties all tables that the sync fills, so that it reads everything again. Damaged files of theirs are replaced
 * without being read. Saved views, accounts, agents and what was erased stay.
 */
export async function emptyMirror(queries: Queries): Promise<void> {
  await queries.query(`truncate ${mirrorTables.join(", ")}`);
  // Pages that show the old state ask for the new one.
  await queries.query("update sync_states set version = version + 1 where connection_id is not null");
}
