import "server-only";
import { log } from "@/lib/server/log";
import type { OpenExport } from "@/lib/server/store/read/open-export";

/**
 * A file as it is read, no faster than its reader takes it: nothing is read ahead.
 *
 * @param gone aborts when the reader goes away
 * @param ended is called once, when nothing more is read
 */
export function streamFile<Item>(
  calls: OpenExport<Item>,
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
          controller.close();
          await close();
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
