import type { PeaksAnswer } from "@/lib/calls/audio/peaks-answer";
import type { Call } from "@/lib/calls/call";
import type { PlayerSettings } from "./player-settings";

interface Described {
  call: Call;
  /** What the upstream is called. */
  upstream: string;
  /** Why it does not play; empty if it does. */
  failure: string;
  wasPlayed: boolean;
  peaks: PeaksAnswer | undefined;
  settings: PlayerSettings;
  /** Whether the list has a call behind this one. */
  hasNext: boolean;
}

/** What there is to say below the player, in sentences. */
export function describePlayer(described: Described): string {
  const { call, upstream, failure, wasPlayed, peaks, settings, hasNext } = described;
  if (failure !== "") return failure;
  const { turns, timing } = call.transcript;
  const isUnsure = call.recording === "unknown" && !wasPlayed;
  const silence =
    !settings.skipSilence || !wasPlayed
      ? undefined
      : peaks?.state === "none"
        ? `Silence is not skipped. ${peaks.message}`
        : peaks?.state !== "ready" && "Silence is skipped as soon as the recording has been measured.";
  return [
    isUnsure && `Loads from ${upstream} when you press play.`,
    turns.length > 0 && timing === "none" && "The turns have no times, so none is highlighted.",
    silence,
    !silence && wasPlayed && peaks?.state === "none" && peaks.message,
    settings.playNext &&
      (hasNext
        ? "The next call plays when this ends."
        : "This is the last call of the list; none plays after it."),
  ]
    .filter(Boolean)
    .join(" ");
}
