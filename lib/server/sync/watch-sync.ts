import "server-only";
import type { SyncAnswer } from "@/lib/calls/answers";
import { perProcess } from "@/lib/server/per-process";
import { jobReader } from "@/lib/server/access/current-reader";
import type { Reader } from "@/lib/server/access/reader";
import { getSync } from "./get-sync";

/** ms between looks, and between signs of life where nothing changes. */
const intervals = { look: 2_000, heartbeat: 15_000 } as const;

interface Watch {
  listeners: Set<(answer: SyncAnswer) => void>;
  last: string;
  answer?: SyncAnswer;
  timer?: NodeJS.Timeout;
}

// One for all who listen to this process.
const watch = () => perProcess<Watch>("sync watch", () => ({ listeners: new Set(), last: "" }));

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
    // The database is away: there is nothing to tell until it is back.
  }
}

/** Looks as long as somebody listens. */
function begin(): void {
  const own = watch();
  if (own.timer !== undefined) return;
  const again = () => {
    if (own.listeners.size === 0) {
      delete own.timer;
      own.last = "";
      delete own.answer;
      return;
    }
    void look().finally(() => (own.timer = setTimeout(again, intervals.look)));
  };
  own.timer = setTimeout(again, 0);
}

const eventOf = (answer: SyncAnswer) => `data: ${JSON.stringify(answer)}\n\n`;

/** `GET /api/sync/events`: an event with a `SyncAnswer` at once, and whenever it has changed. Ends with `signal`. */
export function watchSync(reader: Reader, signal: AbortSignal): Response {
  const own = watch();
  const slugs = new Set(reader.grants.map(({ connection }) => connection.slug));
  const encoder = new TextEncoder();
  let end = () => {};

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const tell = ({ connections }: SyncAnswer) =>
        send(eventOf({ connections: connections.filter(({ connection }) => slugs.has(connection)) }));
      const heartbeat = setInterval(() => send(":\n\n"), intervals.heartbeat);
      const close = () => {
        end();
        controller.close();
      };
      end = () => {
        clearInterval(heartbeat);
        own.listeners.delete(tell);
        signal.removeEventListener("abort", close);
        end = () => {};
      };
      signal.addEventListener("abort", close, { once: true });
      send("retry: 3000\n\n");
      own.listeners.add(tell);
      if (own.answer) tell(own.answer);
      begin();
      if (signal.aborted) close();
    },
    cancel: () => end(),
  });

  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // Neither stored nor compressed, which would hold events back; nor collected by a proxy in front of us.
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
