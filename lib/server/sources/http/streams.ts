import "server-only";
import type { ByteRange } from "./byte-range";
import type { Clock } from "./clock";
import { withTimeout } from "./timeout";

/**
 * Passes a body on, chunk by chunk as the reader asks for it, never buffered. A cancelled reader or an
 * aborted signal cancels the upstream's body; so does a silence of `stall` milliseconds while one waits.
 * @param range the only bytes to pass on
 */
export function relay(
  body: ReadableStream<Uint8Array>,
  {
    clock,
    stall,
    signal,
    range,
  }: { clock: Clock; stall: number; signal: AbortSignal; range?: ByteRange | undefined },
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let position = 0;
  const end = () => signal.removeEventListener("abort", abort);
  const drop = (reason: unknown) => {
    end();
    return reader.cancel(reason).catch(() => undefined);
  };
  const abort = () => void drop(signal.reason);
  signal.addEventListener("abort", abort, { once: true });

  /** The next bytes that are wanted; undefined at the end. */
  async function next(): Promise<Uint8Array | undefined> {
    for (;;) {
      const read = await withTimeout(clock, stall, signal, () => reader.read());
      if (read.done) return undefined;
      const from = position;
      position += read.value.byteLength;
      if (!range) return read.value;
      const wanted = read.value.subarray(Math.max(0, range.first - from), Math.max(0, range.last + 1 - from));
      if (wanted.byteLength > 0) return wanted;
    }
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const bytes = await next();
          if (bytes) controller.enqueue(bytes);
          const complete = range !== undefined && position > range.last;
          if (bytes && !complete) return;
          controller.close();
          if (complete) await drop("complete");
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
