import "server-only";
import type { Call } from "@/lib/calls/call";
import { sqlStateOf } from "@/lib/server/postgres/sql-state";
import type { Queries } from "@/lib/server/postgres/database";
import { upsertCalls, type Upserted } from "./upsert-calls";

/** Calls that were stored, what that changed, and why the others could not be stored. */
export interface StoredCalls extends Upserted {
  calls: readonly Call[];
  refusals: string[];
}

/** Classes of SQLSTATE that are a fault of the data: exceptions of data, constraints, and limits of the database. */
const dataFaults = new Set(["22", "23", "54"]);

/** Why a call cannot be stored: a SQLSTATE, or the name of an error. Undefined for what is no fault of a call. */
function refusalOf(error: unknown): string | undefined {
  if (error instanceof RangeError) return error.name;
  const state = sqlStateOf(error);
  return state !== undefined && dataFaults.has(state.slice(0, 2)) ? state : undefined;
}

/** Stores calls in a transaction. A call that the database refuses is found by halves and left out. */
export async function storeCalls(
  queries: Queries,
  connectionId: number,
  calls: readonly Call[],
): Promise<StoredCalls> {
  await queries.query("savepoint before_calls");
  try {
    const upserted = await upsertCalls(queries, connectionId, calls);
    await queries.query("release savepoint before_calls");
    return { ...upserted, calls, refusals: [] };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    await queries.query("rollback to savepoint before_calls");
    await queries.query("release savepoint before_calls");
    if (calls.length <= 1) return { added: 0, changed: 0, left: [], calls: [], refusals: [refusal] };
  }
  const middle = Math.ceil(calls.length / 2);
  const first = await storeCalls(queries, connectionId, calls.slice(0, middle));
  const second = await storeCalls(queries, connectionId, calls.slice(middle));
  return {
    added: first.added + second.added,
    changed: first.changed + second.changed,
    left: [...first.left, ...second.left],
    calls: [...first.calls, ...second.calls],
    refusals: [...first.refusals, ...second.refusals],
  };
}
