import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { requireSignalSecret } from "@/lib/server/access/signal-secret";
import { config } from "@/lib/server/config";
import { connections, type Connection } from "@/lib/server/connections";
import { CallboardError } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import { perProcess } from "@/lib/server/per-process";
import type { Database } from "@/lib/server/postgres/database";
import { askStore } from "@/lib/server/store/ask-store";
import { registerConnection } from "@/lib/server/store/write/register-connection";
import { sendCommand } from "./commands";
import { createContext } from "./context";
import { syncKnownAgent } from "./strategies/by-agent/sync-agents";

/** ms between two reads for signals of one agent, or of one connection. More signals than that are one. */
const usualPause = 5_000;
/** Agents for which a signal is under way. Beyond it, a signal is one of its connection. */
const mostKeys = 200;
/** ms in which an agent is read. */
const patience = 60_000;

const signals = () => perProcess("sync signals", () => new Map<string, { again: boolean }>());

/** Runs work now, and once more after a pause if it was asked for meanwhile. */
function throttle(key: string, work: () => Promise<void>, milliseconds: number): void {
  const running = signals().get(key);
  if (running) {
    running.again = true;
    return;
  }
  const state = { again: false };
  signals().set(key, state);
  const run = async () => {
    do {
      state.again = false;
      await work();
      await pause(milliseconds, undefined, { ref: false });
    } while (state.again);
    signals().delete(key);
  };
  void run();
}

/** Reads one agent here and now, behind the answer; without an agent that is known, the sync reads what is new. */
async function read(database: Database, connection: Connection, agentId: string | undefined): Promise<void> {
  const { feed } = connection.source;
  const now = Date.now();
  await registerConnection(database, connection, now);
  if (feed.by === "agent" && agentId !== undefined && config().sync) {
    const context = createContext(database, connection);
    if (await syncKnownAgent(context, feed, agentId, AbortSignal.timeout(patience))) return;
  }
  await sendCommand(database, connection.connectionId, "now", now);
}

async function tryRead(connection: Connection, agentId: string | undefined): Promise<void> {
  try {
    await askStore(undefined, (database) => read(database, connection, agentId));
  } catch (error) {
    // Nobody waits for it, and the sync finds the same by itself.
    const code = error instanceof CallboardError ? error.code : "internal";
    log.warn({ code, connection: connection.slug }, "A signal to read one agent had no effect.");
  }
}

/** Has what is new of a connection read, or of one of its agents, behind the answer. @param milliseconds as `signalSync` */
export function signalConnection(connection: Connection, agentId?: string, milliseconds = usualPause): void {
  const agent = signals().size < mostKeys ? agentId?.slice(0, 200) : undefined;
  throttle(`${connection.connectionId} ${agent ?? ""}`, () => tryRead(connection, agent), milliseconds);
}

/**
 * `POST /api/sync/{connection}`: a signal that an agent has a new call, as webhooks of upstreams can send. It is nothing
 * but a signal: the body is not read.
 * @param agentId what the upstream calls the agent; absent: the sync reads what is new of all
 * @param milliseconds between two reads for signals of the same kind
 * @returns 202, before anything is read
 * @throws CallboardError `not_found` for an unknown connection and for another secret alike
 */
export function signalSync(
  slug: string,
  request: Request,
  agentId: string | undefined,
  milliseconds = usualPause,
): Response {
  requireSignalSecret(slug, request);
  const connection = connections().find((each) => each.slug === slug);
  if (connection) signalConnection(connection, agentId, milliseconds);
  return new Response(null, { status: 202 });
}
