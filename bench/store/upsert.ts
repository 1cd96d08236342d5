import type { Call } from "../../lib/calls/call";
import type { Database } from "../../lib/server/postgres/database";
import { saveWindow, type WalkedWindow } from "../../lib/server/store/write/save-window";
import { connectionId, instant } from "./account";
import type { Case } from "./measure";

/** Calls of a page that are there already; as many are not. */
const half = 25;

/** The window that holds the `run`th few of the newest calls, as it is stored. */
async function readWindow(database: Database, run: number): Promise<WalkedWindow> {
  const rows = await database.query<{ call: Call }>(
    `select row || detail as call from call_records where connection_id = $1 and id in (
       select id from calls where connection_id = $1 order by started_at desc, id desc limit $2 offset $3)`,
    [connectionId, half, run * 2 * half],
  );
  const calls = rows.map(({ call }) => call);
  const starts = calls.map(({ startedAt }) => Date.parse(startedAt));
  return {
    start: Math.min(...starts),
    end: Math.max(...starts) + 1,
    calls,
    unreadable: 0,
    verified: true,
    readAt: instant,
  };
}

/** A page of which half is new and the other half has another summary. */
function changed(window: WalkedWindow): WalkedWindow {
  const calls = window.calls.flatMap((call): Call[] => [
    { ...call, summary: { text: `Changed. ${call.summary?.text ?? ""}`, format: "plain" } },
    { ...call, id: `new-${call.id}` },
  ]);
  return { ...window, calls };
}

/** The upsert of a page, and what undoes it. */
export function upsertCase(database: Database): { case: Case; undo: () => Promise<void> } {
  const windows: WalkedWindow[] = [];
  return {
    case: {
      what: "a page of 50, half of it new",
      prepare: async (run) => {
        windows[run] = await readWindow(database, run);
      },
      work: async (run) => {
        const window = windows[run];
        if (window) await saveWindow(database, connectionId, changed(window));
      },
    },
    undo: async () => {
      for (const window of windows) await saveWindow(database, connectionId, window);
    },
  };
}
