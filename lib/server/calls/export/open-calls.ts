import "server-only";
import type { CallRow } from "@/lib/calls/call";
import { formatCount } from "@/lib/calls/format/number";
import { CallboardError } from "@/lib/server/errors";
import {
  openExport,
  rowDepth,
  wholeDepth,
  type ExportDepth,
  type OpenExport,
} from "@/lib/server/store/read/open-export";
import type { Call } from "@/lib/calls/call";
import { askMirror, mirrorScope } from "../ask-mirror";
import { askStore } from "@/lib/server/store/ask-store";
import { storeState } from "@/lib/server/store/store";
import { storeAway } from "@/lib/server/store/store-away";
import { isEmptyScope, type Scope } from "../scope";
import { selectCalls } from "../select-calls";

/** Calls that are at hand already. */
function listed<Item>(items: readonly Item[], batch: number): OpenExport<Item> {
  let at = 0;
  return {
    total: items.length,
    read: () => Promise.resolve(items.slice(at, (at += batch))),
    close: () => Promise.resolve(),
  };
}

async function openStored<Item>(
  scope: Scope,
  depth: ExportDepth<Item>,
  signal: AbortSignal,
): Promise<OpenExport<Item> | undefined> {
  if (isEmptyScope(scope)) return listed<Item>([], depth.batch);
  const own = mirrorScope(scope);
  return own && askStore(() => openExport(own, depth, signal));
}

/** Why a file of all calls cannot be made yet, where that is because they are still being loaded. */
async function notLoaded(scope: Scope, signal: AbortSignal): Promise<CallboardError | undefined> {
  const mirrored = await askMirror(scope, signal, () => Promise.resolve({}));
  if (!mirrored?.coverage) return undefined;
  const { loaded, expected = 0 } = mirrored.coverage;
  const of = expected < loaded ? "" : ` of ${formatCount(expected, "en")}`;
  return new CallboardError(
    "upstream_unavailable",
    `A file needs every call of the range, and ${formatCount(loaded, "en")}${of} are loaded so far. Try again when all are, or choose a shorter range of time.`,
    { retryAfter: 60 },
  );
}

/**
 * Opens the calls of a query as rows: from the mirror where it holds them all, else from one bounded read.
 * @throws CallboardError where neither has all of them
 */
export async function openRows(scope: Scope, signal: AbortSignal): Promise<OpenExport<CallRow>> {
  const stored = await openStored(scope, rowDepth, signal);
  if (stored) return stored;
  try {
    return listed((await selectCalls(scope, signal)).calls, rowDepth.batch);
  } catch (error) {
    signal.throwIfAborted();
    throw (error instanceof CallboardError && (await notLoaded(scope, signal))) || error;
  }
}

const onlyHere =
  "Transcripts and whole calls can be exported only from Callboard's own copy of the calls, which";

const cannotOpen = () =>
  storeState() === "off"
    ? new CallboardError(
        "bad_request",
        `${onlyHere} is switched off here. Export a table without transcripts.`,
      )
    : storeAway(`${onlyHere} cannot be asked just now.`);

/**
 * Opens the calls of a query with all that they hold, which only the mirror has for many.
 * @throws CallboardError where it does not hold them all
 */
export async function openWhole(scope: Scope, signal: AbortSignal): Promise<OpenExport<Call>> {
  const stored = await openStored(scope, wholeDepth, signal);
  if (stored) return stored;
  throw (await notLoaded(scope, signal)) ?? cannotOpen();
}
