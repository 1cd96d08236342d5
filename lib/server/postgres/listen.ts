import "server-only";
import { perProcess } from "@/lib/server/per-process";
import { backoff, wait } from "./backoff";
import type { Database } from "./database";
import { channel, parseNotification, type Notification } from "./notify";

interface Listeners {
  heard: Set<(notification: Notification) => void>;
  connected: boolean;
}

const listeners = () => perProcess<Listeners>("listeners", () => ({ heard: new Set(), connected: false }));

/** Whether notifications arrive. If not, changes have to be looked for. */
export const isListening = () => listeners().connected;

/** Calls back with each notification of any process, this one included. @returns what ends it */
export function onNotification(heard: (notification: Notification) => void): () => void {
  listeners().heard.add(heard);
  return () => void listeners().heard.delete(heard);
}

/** Listens on a client of its own until that ends, or `signal` aborts. */
async function listenOnce(database: Database, signal: AbortSignal): Promise<void> {
  const own = listeners();
  const client = await database.connect();
  const ended = new Promise<void>((resolve) => {
    client.on("error", () => resolve());
    client.on("end", () => resolve());
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
  client.on("notification", ({ payload }) => {
    const notification = parseNotification(payload);
    if (notification) for (const heard of own.heard) heard(notification);
  });
  try {
    await client.query(`listen ${channel}`);
    own.connected = true;
    await ended;
  } finally {
    own.connected = false;
    client.release(true);
  }
}

/**
 * Listens for notifications on one client, and connects again when that is lost.
 * @returns what ends it
 */
export function startListening(database: Database): () => Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  const run = async () => {
    for (let tries = 0; !signal.aborted; tries++) {
      await listenOnce(database, signal).catch(() => undefined);
      await wait(backoff(tries), signal);
    }
  };
  const ended = run();
  return () => {
    stop.abort();
    return ended;
  };
}
