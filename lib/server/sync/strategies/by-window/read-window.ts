import "server-only";
import type { ClosedWindow } from "@/lib/server/sources/source";
import { saveWindow, type WalkedWindow } from "@/lib/server/store/write/save-window";
import { usualCalls, type SyncContext } from "../../context";
import { noteProgress } from "../../states";
import type { WindowPlan } from "./fill";
import { proveGone } from "./prove-gone";
import { isDivisible, walkWhole } from "./walk-whole";
import { walkWindow, windowFeedOf } from "./walk-window";

/** Stores a window that was walked, and reports the progress. */
export async function keepWindow(
  context: SyncContext,
  walked: WalkedWindow,
  signal: AbortSignal,
): Promise<void> {
  const { database, connection, rate, now, trust } = context;
  const window = await proveGone(context, walked, signal);
  await saveWindow(database, connection.connectionId, window);
  trust.note(window.calls.length, window.verified);
  rate.add(window.calls.length + window.unreadable, now());
  await noteProgress(context);
}

interface ReadOptions {
  /** The plan that the window is of: it learns how many calls the window has, and plans again what is too large. */
  plan?: WindowPlan;
  /** Is called when all requests of the first pass are queued. */
  lined?: () => void;
  /** Reads what does not add up again, even if the upstream is known not to add up. */
  thorough?: boolean;
}

/**
 * Reads a window and stores it, part by part. The caller has locked its range.
 * @throws CallboardError as the source does; the signal's reason
 */
export async function readWindow(
  context: SyncContext,
  window: ClosedWindow,
  signal: AbortSignal,
  { plan, lined, thorough }: ReadOptions = {},
): Promise<void> {
  const { limit, now, trust, mostUnits, callsAtOnce } = context;
  const feed = windowFeedOf(context);
  const options = {
    limit,
    signal,
    now,
    mostPages: Math.ceil((2 * usualCalls) / feed.pageSize),
    mostUnits,
    unitsPerCall: mostUnits / (1.25 * callsAtOnce),
    careful: !trust.hasProvedPages(),
    thorough: thorough ?? !trust.isBroken(),
  };
  const at = now();
  const outcome = await walkWindow(feed, window, options, isDivisible(window), lined);
  if (plan && outcome.kind === "large" && isDivisible(window)) return plan.learn(window, outcome.calls, true);
  if (outcome.kind === "read") plan?.learn(window, outcome.weight, false);
  for await (const part of walkWhole(feed, window, options, { outcome, at })) {
    await keepWindow(context, part, signal);
  }
}
