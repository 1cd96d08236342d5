import "server-only";
import { CallboardError } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import { perProcess } from "@/lib/server/per-process";

/** Exports at once in a process: each holds a connection to the database for as long as its reader takes. */
const most = 3;

/** ms after which a reader that takes nothing loses its place to others. */
const idle = 60_000;

class ReaderIdle extends Error {
  override readonly name = "ReaderIdle";
}

const exports = () => perProcess("exports", () => ({ running: 0 }));

/**
 * Takes a place among the exports that run; what is returned gives it back.
 * @throws CallboardError `upstream_rate_limited` where there is none
 */
export function takeExportSlot(): () => void {
  const own = exports();
  if (own.running >= most) {
    throw new CallboardError(
      "upstream_rate_limited",
      `${most} exports are running already. Try again when one of them has ended.`,
      { retryAfter: 10 },
    );
  }
  own.running++;
  let taken = true;
  return () => {
    if (taken) own.running--;
    taken = false;
  };
}

/** Calls that are read one portion after another; none at the end. */
export interface OpenCalls<Item> {
  read(): Promise<Item[]>;
  /** Ends the reading, in the middle of one as well. It must be called. */
  close(): Promise<void>;
}

/**
 * A file as it is read, no faster than its reader takes it: nothing is read ahead. It fails if its reader takes nothing
 * for a minute.
 *
 * @param gone aborts when the reader goes away
 * @param ended is called once, when nothing more is read
 */
export function streamFile<Item>(
  calls: OpenCalls<Item>,
  { head, write }: { head: string; write(items: Item[]): string },
  gone: AbortSignal,
  ended: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let timer: NodeJS.Timeout | undefined;
  const close = async () => {
    clearTimeout(timer);
    gone.removeEventListener("abort", leave);
    await calls.close().catch((error: unknown) => log.warn({ error }, "An export was not closed."));
    ended();
  };
  const leave = () => void close();
  const waitFor = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    timer = setTimeout(() => {
      controller.error(new ReaderIdle("The reader of an export took nothing for too long."));
      leave();
    }, idle).unref();
  };
  gone.addEventListener("abort", leave, { once: true });
  let pending = head;
  return new ReadableStream<Uint8Array>(
    {
      start: waitFor,
      async pull(controller) {
        clearTimeout(timer);
        try {
          gone.throwIfAborted();
          const items = await calls.read();
          const text = pending + write(items);
          pending = "";
          if (text !== "") controller.enqueue(encoder.encode(text));
          if (items.length > 0) return waitFor(controller);
          await close();
          controller.close();
        } catch (error) {
          await close();
          throw error;
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}
