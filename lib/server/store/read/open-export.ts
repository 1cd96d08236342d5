import "server-only";
import Cursor from "pg-cursor";
import type { Call, CallRow } from "@/lib/calls/call";
import { beginSnapshot, type Queries } from "@/lib/server/postgres/database";
import { countCalls } from "./count-calls";
import { readCoverage } from "./coverage";
import type { MirrorScope } from "./mirror-scope";
import { orders } from "./order";
import { storedCall, storedRow } from "./stored-call";
import { whereOf } from "./where";

interface Stored {
  row: unknown;
  detail?: unknown;
}

/** How much of each call is read. */
export interface ExportDepth<Item> {
  columns: "row" | "row, detail";
  /** Calls that are read at once: whole ones are large, and must not hold up other requests. */
  batch: number;
  parse(stored: Stored, scope: MirrorScope): Item;
}

export const rowDepth: ExportDepth<CallRow> = {
  columns: "row",
  batch: 200,
  parse: ({ row }, scope) => storedRow(row, scope),
};

export const wholeDepth: ExportDepth<Call> = {
  columns: "row, detail",
  batch: 40,
  parse: ({ row, detail }, scope) => storedCall(row, detail, scope),
};

/** All calls of a query, of one moment, to be read one after another. */
export interface OpenExport<Item> {
  total: number;
  /** The next calls in order; none at the end. */
  read(): Promise<Item[]>;
  /** Ends it, in the middle of a read as well. It must be called. */
  close(): Promise<void>;
}

/** Each wide row is looked up by itself, so that only the facts are sorted. */
function selectionOf(scope: MirrorScope, columns: string) {
  const { sql, values } = whereOf(scope);
  return new Cursor<Stored>(
    `select record.*
     from (select c.id from calls as c where ${sql} order by ${orders[scope.query.sort]} offset 0) as picked
     cross join lateral (
       select ${columns} from call_records where connection_id = $1 and id = picked.id limit 1
     ) as record`,
    values,
  );
}

/**
 * Opens an export of the mirror on a client of its own.
 *
 * @param signal ends the opening, not what is open
 * @returns undefined where the mirror does not hold all of the window
 * @throws the signal's reason
 */
export async function openExport<Item>(
  scope: MirrorScope,
  depth: ExportDepth<Item>,
  signal: AbortSignal,
): Promise<OpenExport<Item> | undefined> {
  const { database, connectionId, window } = scope;
  signal.throwIfAborted();
  const client = await database.connect();
  let pid: number | undefined;
  let isOpen = true;
  let isReading = false;
  const cancel = () => database.query("select pg_cancel_backend($1)", [pid]).catch(() => undefined);
  const stop = () => void cancel();
  const end = async (isClean: boolean) => {
    if (!isOpen) return;
    isOpen = false;
    if (isClean) await client.query("commit");
    client.release(!isClean);
  };
  const queries: Queries = {
    async query<Row>(text: string, values: readonly unknown[] = []) {
      signal.throwIfAborted();
      return (await client.query(text, [...values])).rows as Row[];
    },
  };
  signal.addEventListener("abort", stop, { once: true });
  try {
    await queries.query(beginSnapshot);
    pid = (await queries.query<{ pid: number }>("select pg_backend_pid() as pid"))[0]?.pid;
    if (!(await readCoverage(queries, connectionId, window)).complete) {
      await end(true);
      return undefined;
    }
    const total = await countCalls(queries, scope);
    signal.throwIfAborted();
    const cursor = client.query(selectionOf(scope, depth.columns));
    return {
      total,
      async read() {
        isReading = true;
        const rows = await cursor.read(depth.batch);
        isReading = false;
        return rows.map((stored) => depth.parse(stored, scope));
      },
      async close() {
        if (isReading) await cancel();
        else if (isOpen) await cursor.close();
        await end(!isReading);
      },
    };
  } catch (error) {
    await end(false);
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
