import type { SyncProgress } from "../answers";
import { countOf } from "../format/number";
import { isFailing, isFilling, type SyncSummary } from "./summary";

/** Whether the upstream's number of calls does not confirm what is loaded. */
const hasUnconfirmed = ({ ranges }: SyncProgress) => ranges.some(({ verified }) => !verified);

/** What a connection's sync is doing, in one or two words. */
export function stateWord(progress: SyncProgress): SyncSummary {
  if (isFailing(progress)) return { tone: "bad", text: "Failing" };
  if (progress.paused) return { tone: "resting", text: "Paused" };
  if (progress.state === "starting") return { tone: "busy", text: "Starting" };
  if (progress.state === "recheck") return { tone: "busy", text: "Re-checking" };
  if (isFilling(progress)) return { tone: "busy", text: "Loading" };
  if (hasUnconfirmed(progress)) return { tone: "good", text: "Not confirmed" };
  return { tone: "good", text: "Up to date" };
}

/** What a connection's sync is doing, in a sentence. */
export function stateSentence(progress: SyncProgress, locale: string): string {
  const { name, state, paused, loaded, version } = progress;
  const kept = `The ${countOf(loaded, "call", locale)} loaded before still answer lists, charts and search.`;
  if (isFailing(progress)) {
    if (loaded > 0) return kept;
    return version === 0 ? `Pages are read live from ${name} meanwhile.` : `No call of ${name} is here yet.`;
  }
  if (paused) return `No calls are read from ${name} until you resume. ${kept}`;
  if (state === "starting") return `The database is starting. Until then, lists are read live from ${name}.`;
  if (state === "recheck") return `Every call is being read again. ${kept}`;
  if (isFilling(progress)) {
    return "Calls are being loaded, the newest first. What is loaded can be searched and counted already.";
  }
  if (hasUnconfirmed(progress)) {
    return `${name} counts other calls than it sends in some ranges: what it sends is here. Those ranges are checked again from time to time.`;
  }
  return `All calls are here, and new ones are fetched as they come.`;
}
