import "server-only";
import type { ByteReader } from "./byte-reader";

/** What a body ends with that has fewer bytes than its headers promised. */
class EndedEarly extends Error {
  override readonly name = "EndedEarly";
}

/**
 * Passes bytes on, chunk by chunk as the client reads them.
 * @param length how many; undefined: all. If there are fewer, the body fails, as its headers promised more
 * @param ended is told how many bytes there were if the upstream's body came to its end
 */
export function passBytes(
  reader: ByteReader,
  length: number | undefined,
  ended: (count: number) => void,
): ReadableStream<Uint8Array> {
  let passed = 0;
  let isLeft = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = passed === length ? undefined : await reader.next();
        // A body that is cancelled seems to end, too.
        if (isLeft) return;
        if (!chunk) {
          if (passed !== length) ended(passed);
          if (length !== undefined && passed < length) throw new EndedEarly("The recording ended early.");
          controller.close();
          return reader.cancel("complete");
        }
        const wanted = length === undefined ? chunk : chunk.subarray(0, length - passed);
        passed += wanted.byteLength;
        controller.enqueue(wanted);
        if (passed !== length) return;
        controller.close();
        await reader.cancel("complete");
      },
      cancel(reason) {
        isLeft = true;
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
