import "server-only";
import type { ClosedWindow } from "@/lib/server/sources/walk-calls";
import type { SyncContext } from "./context";
import type { WindowPlan } from "./fill";
import { keepWindow } from "./keep-window";
import { usualCalls } from "./next-window";
import { isDivisible, walkWhole } from "./walk-whole";
import { walkWindow } from "./walk-window";

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
  const { connection, limit, now, trust } = context;
  const { source } = connection;
  const options = {
    limit,
    signal,
    now,
    mostPages: Math.ceil((2 * usualCalls) / source.feed.pageSize),
    careful: !trust.hasProvedPages(),
    thorough: thorough ?? !trust.isBroken(),
  };
  const at = now();
  const outcome = await walkWindow(source, window, options, isDivisible(window), lined);
  if (plan && outcome.kind === "large") return plan.learn(window, outcome.calls, true);
  if (outcome.kind === "read") plan?.learn(window, outcome.calls.size + outcome.unreadable, false);
  for await (const part of walkWhole(source, window, options, { outcome, at })) {
    await keepWindow(context, part);
  }
}
