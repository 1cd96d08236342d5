import "server-only";
import { log } from "@/lib/server/log";
/** Calls that are read one portion after another; none at the end. */
export interface OpenCalls<Item> {
  read(): Promise<Item[]>;
  /** Ends the reading, in the middle of one as well. It must be called. */
  close(): Promise<void>;
}

/**
 * A file as it is read, no faster than its reader takes it: nothing is read ahead.
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
  const close = async () => {
    gone.removeEventListener("abort", leave);
    await calls.close().catch((error: unknown) => log.warn({ error }, "An export was not closed."));
    ended();
  };
  const leave = () => void close();
  gone.addEventListener("abort", leave, { once: true });
  let pending = head;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          gone.throwIfAborted();
          const items = await calls.read();
          const text = pending + write(items);
          pending = "";
          if (text !== "") controller.enqueue(encoder.encode(text));
          if (items.length > 0) return;
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
