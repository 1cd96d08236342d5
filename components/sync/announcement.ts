import type { SyncProgress } from "@/lib/calls/answers";
import { isFilling } from "@/lib/calls/sync/summary";
import { stateWord } from "@/lib/calls/sync/state-words";

/** Steps (0 to 1) at which progress is told to who hears the page. */
const step = 0.1;

/** What a screen reader is told, each time that it changes: ten times at most while all calls are loaded. */
export function announcementOf(progress: SyncProgress): string {
  const { name, loaded, expected } = progress;
  const { text } = stateWord(progress);
  if (!isFilling(progress) || expected === undefined) return `${name}: ${text}`;
  const done = Math.floor(loaded / expected / step) * step;
  return `${name}: ${text}, ${Math.round(done * 100)}%`;
}
