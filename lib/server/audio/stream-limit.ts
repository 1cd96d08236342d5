import "server-only";
import { CallboardError } from "../errors";
import { perProcess } from "../per-process";
import type { Recording } from "../sources/source";

/** Recordings of one connection that are open at its upstream at once. */
const most = 8;
/** ms for which a request waits for its turn. */
const patience = 8_000;
/** ms without a read after which a stream may be ended to make room: its player asks again when it needs more. */
const idle = 2_000;
/** ms between looks for a stream that is idle. */
const look = 250;

interface Stream {
  /** When its client last took bytes; Infinity while it waits for some. ms since the epoch. */
  readAt: number;
  end(): void;
}

/** Ends a stream because another client needs its place. */
class MadeRoom extends Error {
  override readonly name = "MadeRoom";
}

/** A limit on the recordings that are open at once. @param limit how many */
export function createStreamLimit(limit = most) {
  const streams = new Set<Stream>();

  function makeRoom(): boolean {
    if (streams.size < limit) return true;
    const [longest] = [...streams].sort((a, b) => a.readAt - b.readAt);
    if (!longest || Date.now() - longest.readAt < idle) return false;
    longest.end();
    return true;
  }

  async function waitForPlace(signal: AbortSignal): Promise<void> {
    const end = Date.now() + patience;
    while (!makeRoom()) {
      signal.throwIfAborted();
      if (Date.now() >= end) {
        throw new CallboardError(
          "upstream_unavailable",
          "Too many recordings of this connection are being played at once. Try again in a moment.",
          { retryAfter: 5 },
        );
      }
      await new Promise((resolve) => setTimeout(resolve, look));
    }
  }

  /** The same body, whose place is free again once it has ended. */
  function track(body: ReadableStream<Uint8Array>, stream: Stream): ReadableStream<Uint8Array> {
    const reader = body.getReader();
    const drop = (reason: unknown) => {
      streams.delete(stream);
      return reader.cancel(reason).catch(() => undefined);
    };
    return new ReadableStream<Uint8Array>(
      {
        start(controller) {
          stream.end = () => {
            controller.error(new MadeRoom("Another recording needed the place of this one."));
            void drop("made room");
          };
        },
        async pull(controller) {
          stream.readAt = Infinity;
          try {
            const read = await reader.read();
            stream.readAt = Date.now();
            if (!streams.has(stream)) return;
            if (!read.done) return controller.enqueue(read.value);
            streams.delete(stream);
            controller.close();
          } catch (error) {
            streams.delete(stream);
            controller.error(error);
          }
        },
        cancel: drop,
      },
      { highWaterMark: 0 },
    );
  }

  /**
   * Opens a recording when there is a place for it. If all are taken, the stream that has been idle for the longest
   * time ends, such as that of a player that is paused.
   * @throws CallboardError `upstream_unavailable` if there is no place in time, the signal's reason, what `open` throws
   */
  return async function openLimited(
    open: () => Promise<Recording | undefined>,
    signal: AbortSignal,
  ): Promise<Recording | undefined> {
    await waitForPlace(signal);
    const stream: Stream = { readAt: Infinity, end: () => undefined };
    streams.add(stream);
    try {
      const recording = await open();
      if (!recording) streams.delete(stream);
      return recording && { ...recording, body: track(recording.body, stream) };
    } catch (error) {
      streams.delete(stream);
      throw error;
    }
  };
}

/** The limit of a connection, which all requests of this process share. */
export const streamLimit = (connectionId: number) =>
  perProcess(`audio-streams-${connectionId}`, () => createStreamLimit());
