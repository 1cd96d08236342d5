import "server-only";
import type { Clock } from "./clock";
import { withTimeout } from "./timeout";

/**
 * Passes a body on, chunk by chunk as the reader asks for it, never buffered. A cancelled reader or an
 * aborted signal cancels the upstream's body; so does a silence of `stall` milliseconds while one waits.
 */
export function relay(
  body: ReadableStream<Uint8Array>,
  { clock, stall, signal }: { clock: Clock; stall: number; signal: AbortSignal },
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const end = () => signal.removeEventListener("abort", abort);
  const drop = (reason: unknown) => {
    end();
    return reader.cancel(reason).catch(() => undefined);
  };
  const abort = () => void drop(signal.reason);
  signal.addEventListener("abort", abort, { once: true });

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const read = await withTimeout(clock, stall, signal, () => reader.read());
          // A body that is cancelled seems to end.
          signal.throwIfAborted();
          if (!read.done) return controller.enqueue(read.value);
          controller.close();
          end();
        } catch (error) {
          await drop(error);
          controller.error(error);
        }
      },
      cancel: (reason) => drop(reason),
    },
    { highWaterMark: 0 },
  );
}
