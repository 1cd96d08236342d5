import "server-only";
import { LRUCache } from "lru-cache";
import { perProcess } from "../per-process";
import type { ByteReader } from "./byte-reader";

/** The size of one recording whose upstream does not state it. */
export interface KnownSize {
  /** Bytes, if they were counted. */
  counted(): number | undefined;
  /** Whether counting has failed. */
  isHopeless(): boolean;
  /** Remembers a count. */
  count(bytes: number): void;
  /** Reads a body to its end to count it. Undefined if it is too long for that. */
  countAll(reader: ByteReader): Promise<number | undefined>;
}

/** Bytes and ms that are spent to count a recording. */
export interface CountLimits {
  bytes: number;
  time: number;
}

const usualLimits: CountLimits = { bytes: 256 * 1024 * 1024, time: 8_000 };
/** ms for which a count is remembered. */
const hold = 10 * 60_000;
const hopeless = -1;

/** How many recordings have a size that is remembered: a few hundred kB at most. */
const sizes = () => perProcess("audio-sizes", () => new LRUCache<string, number>({ max: 5_000, ttl: hold }));

/** @param key tells the recording from all others */
export function knownSize(key: string, limits = usualLimits): KnownSize {
  const remembered = () => sizes().get(key);
  return {
    counted() {
      const bytes = remembered();
      return bytes === hopeless ? undefined : bytes;
    },
    isHopeless: () => remembered() === hopeless,
    count: (bytes) => void sizes().set(key, bytes),
    async countAll(reader) {
      const end = Date.now() + limits.time;
      let bytes = 0;
      for (let chunk = await reader.next(); chunk; chunk = await reader.next()) {
        bytes += chunk.byteLength;
        if (bytes <= limits.bytes && Date.now() < end) continue;
        await reader.cancel("too long to be counted");
        sizes().set(key, hopeless);
        return undefined;
      }
      sizes().set(key, bytes);
      return bytes;
    },
  };
}
