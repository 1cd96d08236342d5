import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { SyncAnswer } from "@/lib/calls/answers";
import { perProcess } from "@/lib/server/per-process";
import { jobReader } from "@/lib/server/access/current-reader";
import type { Reader } from "@/lib/server/access/reader";
import { isListening, onNotification } from "@/lib/server/postgres/listen";
import { getSync } from "./get-sync";
import { createWakeableTimer, type WakeableTimer } from "./wakeable-timer";

/** ms between looks if notifications arrive, and if they do not; of notifications that are answered together; between signs of life. */
const intervals = { look: 20_000, poll: 2_000, gather: 250, heartbeat: 15_000 } as const;

interface Watch {
  listeners: Set<(answer: SyncAnswer) => void>;
  timer: WakeableTimer;
  running: boolean;
  last: string;
  answer?: SyncAnswer;
}

/** One for all readers of this process. */
const watch = () =>
  perProcess<Watch>("sync watch", () => ({
    listeners: new Set(),
    timer: createWakeableTimer(),
    running: false,
    last: "",
  }));

async function look(): Promise<void> {
  const own = watch();
  try {
    const answer = await getSync(jobReader());
    const text = JSON.stringify(answer);
    if (text !== own.last) {
      own.last = text;
      own.answer = answer;
      for (const listener of own.listeners) listener(answer);
    }
  } catch {
    // The database is unavailable: there is no news until it is back.
  }
}

/** Looks when something has changed, for as long as there is a listener. */
async function begin(): Promise<void> {
  const own = watch();
  if (own.running) return own.timer.wake();
  own.running = true;
  const { signal } = new AbortController();
  const forget = onNotification(({ topic }) => {
    if (topic === "progress" || topic === "command") own.timer.wake();
  });
  try {
    while (own.listeners.size > 0) {
      await look();
      await pause(intervals.gather, undefined, { ref: false });
      await own.timer.wait(isListening() ? intervals.look : intervals.poll, signal);
    }
  } finally {
    forget();
    own.running = false;
    own.last = "";
    delete own.answer;
  }
}

/** Events that a client has not taken yet until its stream ends; it connects again. */
const mostUnread = 50;

const eventOf = (answer: SyncAnswer) => `data: ${JSON.stringify(answer)}\n\n`;

/** `GET /api/sync/events`: an event with a `SyncAnswer` at once, and whenever it has changed. Ends with `signal`. */
export function watchSync(reader: Reader, signal: AbortSignal): Response {
  const own = watch();
  const slugs = new Set(reader.grants.map(({ connection }) => connection.slug));
  const encoder = new TextEncoder();
  let end = () => {};

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const close = () => {
        end();
        controller.close();
      };
      const send = (text: string) => {
        if ((controller.desiredSize ?? 0) < -mostUnread) return close();
        controller.enqueue(encoder.encode(text));
      };
      const tell = ({ connections }: SyncAnswer) =>
        send(eventOf({ connections: connections.filter(({ connection }) => slugs.has(connection)) }));
      const heartbeat = setInterval(() => send(":\n\n"), intervals.heartbeat);
      end = () => {
        clearInterval(heartbeat);
        own.listeners.delete(tell);
        if (own.listeners.size === 0) own.timer.wake();
        signal.removeEventListener("abort", close);
        end = () => {};
      };
      signal.addEventListener("abort", close, { once: true });
      send("retry: 3000\n\n");
      own.listeners.add(tell);
      if (own.answer) tell(own.answer);
      void begin();
      if (signal.aborted) close();
    },
    cancel: () => end(),
  });

  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // Neither stored nor compressed, which would hold events back; nor collected by a proxy in front of us.
      "cache-control": "private, no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
