import "server-only";
import { isFilled, isVisibleName } from "@/lib/calls/extracted";
import type { CallRow } from "@/lib/calls/call";
import type { Queries } from "@/lib/server/postgres/database";

/** The types of a call's actions, sorted and with repeats. */
const actionTypesOf = ({ actions }: CallRow): string[] => actions.map(({ type }) => type).sort();

/** The names of a call's extracted data that is filled, without blanks at their ends. One that shows nothing is none. */
const fieldNamesOf = ({ extracted }: CallRow): string[] =>
  [
    ...new Set(
      Object.entries(extracted)
        .filter(([, value]) => isFilled(value))
        .map(([name]) => name.trim())
        .filter(isVisibleName),
    ),
  ].sort();

/** Gives a call's agent, actions and fields their numbers; 0 stands for none. */
export interface Numbers {
  agent(call: CallRow): number;
  actionSet(call: CallRow): number;
  fieldSet(call: CallRow): number;
}

const keyOf = (names: readonly string[]) => JSON.stringify(names);

async function numberSets(
  queries: Queries,
  connectionId: number,
  [table, number, values]:
    readonly ["action_sets", "action_set", "types"] | readonly ["field_sets", "field_set", "names"],
  sets: string[][],
): Promise<(names: string[]) => number> {
  const wanted = [...new Set(sets.filter(({ length }) => length > 0).map(keyOf))];
  const isWanted = `hash_array_extended(known.${values}, 0) = wanted.hash and known.${values} = wanted.names`;
  const rows = await queries.query<{ number: number; values: string[] }>(
    `with given as (
       select array(select jsonb_array_elements_text(each)) as names
       from jsonb_array_elements($2::jsonb) as each
     ), wanted as (
       select names, hash_array_extended(names, 0) as hash from given
     ), added as (
       insert into ${table} (connection_id, ${number}, ${values})
       select $1, (select coalesce(max(${number}), 0) from ${table} where connection_id = $1)
                  + row_number() over (order by wanted.names), wanted.names
       from wanted
       where not exists (select from ${table} as known where connection_id = $1 and ${isWanted})
       returning ${number} as number, ${values} as values
     )
     select * from added
     union all
     select known.${number}, known.${values} from ${table} as known join wanted on ${isWanted}
     where connection_id = $1`,
    [connectionId, `[${wanted.join(",")}]`],
  );
  const numbers = new Map(rows.map((row) => [keyOf(row.values), row.number]));
  return (names) => numbers.get(keyOf(names)) ?? 0;
}

async function numberAgents(queries: Queries, connectionId: number, calls: readonly CallRow[]) {
  const agents = new Map(calls.flatMap(({ agent }) => (agent ? [[agent.id, agent.deleted] as const] : [])));
  const rows = await queries.query<{ id: string; agent_no: number }>(
    `insert into agents (connection_id, agent_no, id, deleted)
     select $1, (select coalesce(max(agent_no), 0) from agents where connection_id = $1)
                + row_number() over (order by id), id, deleted
     from unnest($2::text[], $3::boolean[]) as wanted (id, deleted)
     on conflict (connection_id, id) do update set deleted = excluded.deleted
     returning id, agent_no`,
    [connectionId, [...agents.keys()], [...agents.values()]],
  );
  return new Map(rows.map(({ id, agent_no }) => [id, agent_no]));
}

/** Reads the numbers of what some calls have, and gives numbers to what has none yet. One process at a time may do so. */
export async function numberNames(
  queries: Queries,
  connectionId: number,
  calls: readonly CallRow[],
): Promise<Numbers> {
  const agents = await numberAgents(queries, connectionId, calls);
  const actions = await numberSets(
    queries,
    connectionId,
    ["action_sets", "action_set", "types"],
    calls.map(actionTypesOf),
  );
  const fields = await numberSets(
    queries,
    connectionId,
    ["field_sets", "field_set", "names"],
    calls.map(fieldNamesOf),
  );
  return {
    agent: ({ agent }) => (agent ? (agents.get(agent.id) ?? 0) : 0),
    actionSet: (call) => actions(actionTypesOf(call)),
    fieldSet: (call) => fields(fieldNamesOf(call)),
  };
}
