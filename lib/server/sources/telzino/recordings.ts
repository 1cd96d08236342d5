import "server-only";
import { LRUCache } from "lru-cache";
import { CallboardError } from "../../errors";
import type { ClientOptions } from "../http/client";
import type { Clock } from "../http/clock";
import { ForbiddenAddress, openAddress } from "../http/open-address";
import { toRecording } from "../http/recording";
import { withTimeout } from "../http/timeout";
import type { Upstream } from "../http/upstream";
import { isLoopbackUrl } from "../setting-types";
import type { RecordedCall, Recording } from "../source";
import { pageSize } from "./endpoints";
import type { Page } from "./pages";
import { recordingRow } from "./wire";

/** Pages of an agent that are read to find one call, those beside the place where it should be apart. */
const mostPages = 100;
/** ms for which an address of a recording is used again: a player asks for many parts. */
const hold = 60_000;
export interface RecordingOptions {
  /** Milliseconds without a byte of audio, 15,000 by default. */
  stall?: number;
  /** What finds the addresses of a name; the system's by default. */
  lookup?: Parameters<typeof openAddress>[1]["lookup"];
}

interface Rows {
  upstream: Upstream;
  /** A page of an agent's calls, from 1. */
  readRows(agentId: string, page: number, signal: AbortSignal): Promise<Page>;
}

/** Statuses by which stores say that a signed address is no longer valid. */
const expired = [400, 401, 403, 410];

const forbidden = () =>
  new CallboardError(
    "upstream_rejected",
    "Telzino names an address for this recording that Callboard does not open: only https to public addresses.",
  );

/**
 * The audio of calls. Telzino gives its address in the row of the call only, signed and for a while, so the row is read
 * again. The address stays in memory, for a minute.
 */
export function createRecordings(
  { upstream, readRows }: Rows,
  {
    clock,
    stall = 15_000,
    attemptTimeout = 8_000,
    lookup,
  }: RecordingOptions & Pick<ClientOptions, "attemptTimeout"> & { clock: Clock },
) {
  const places = new LRUCache<string, number>({ max: 20_000 });
  const addresses = new LRUCache<string, string>({ max: 200, ttl: hold, ttlResolution: 0, perf: clock });
  const loopback = isLoopbackUrl(upstream.baseUrl);

  /** @returns the address of the audio, undefined if there is none */
  async function findAddress(call: RecordedCall, signal: AbortSignal): Promise<string | undefined> {
    const { id } = call;
    const agentId = await call.agentId();
    if (agentId === undefined) {
      throw new CallboardError("not_found", "The recording cannot be found before its call is loaded.");
    }
    let end = Infinity;
    const place = places.get(id);
    for (const number of pagesFrom(place === undefined ? await guessPages(call) : [place])) {
      if (number > end) continue;
      const { rows, last } = await readRows(agentId, number, signal);
      const row = rows
        .flatMap((each) => recordingRow.safeParse(each).data ?? [])
        .find((each) => each.id === id);
      if (row) {
        places.set(id, number);
        return row.recording_url?.trim() || undefined;
      }
      if (last) end = Math.min(end, number);
    }
    throw new CallboardError(
      "not_found",
      "This call is no longer in Telzino’s list. Its recording cannot be found.",
    );
  }

  async function openAt(address: string, range: string | undefined, signal: AbortSignal): Promise<Response> {
    try {
      const open = (inner: AbortSignal) =>
        openAddress(address, { loopback, range, signal: inner, ...(lookup && { lookup }) });
      return await withTimeout(clock, attemptTimeout, signal, open);
    } catch (error) {
      signal.throwIfAborted();
      // Whatever it is, it may hold the address: only our own words leave.
      if (error instanceof ForbiddenAddress) throw forbidden();
      throw new CallboardError(
        "upstream_unavailable",
        "The store of Telzino’s recordings did not answer. Try again in a moment.",
      );
    }
  }

  return {
    /** Remembers on which page some calls are. */
    notePage(calls: readonly { id: string }[], page: number): void {
      for (const { id } of calls) places.set(id, page);
    },

    async open(
      call: RecordedCall,
      range: string | undefined,
      signal: AbortSignal,
    ): Promise<Recording | undefined> {
      const { id } = call;
      let known = addresses.get(id);
      for (let tries = 1; ; tries += 1) {
        const address = known ?? (await findAddress(call, signal));
        if (address === undefined) return undefined;
        const response = await openAt(address, range, signal);
        if (response.ok || (response.status === 416 && range !== undefined)) {
          addresses.set(id, address);
          return toRecording(response, { upstream, signal, clock, stall });
        }
        await response.body?.cancel();
        addresses.delete(id);
        known = undefined;
        if (!expired.includes(response.status) || tries > 1) {
          if (response.status === 404) return undefined;
          throw refusal(response.status);
        }
      }
    },
  };
}

/** The pages on which a call is if the list begins with the newest calls, and if it begins with the oldest. */
async function guessPages({ neighbours }: RecordedCall): Promise<number[]> {
  const { newer, older } = (await neighbours()) ?? { newer: 0, older: 0 };
  return [newer, older].map((before) => Math.floor(before / pageSize) + 1);
}

/** The pages on which a call may be, those beside them as new calls come, and then all from the first on. */
function* pagesFrom(places: readonly number[]): Generator<number> {
  const around = places.flatMap((place) => [place, place + 1, place - 1]);
  const near = new Set(around.filter((number) => number >= 1));
  yield* near;
  for (let number = 1; number <= mostPages; number += 1) if (!near.has(number)) yield number;
}

function refusal(status: number): CallboardError {
  const isTemporary = status === 429 || status >= 500;
  return isTemporary
    ? new CallboardError(
        "upstream_unavailable",
        `The store of Telzino’s recordings is unavailable (status ${status}). Try again in a moment.`,
      )
    : new CallboardError(
        "upstream_rejected",
        `The store of Telzino’s recordings refused this one (status ${status}): its address has expired. Try again later; if it stays so, the recording is no longer kept.`,
      );
}
