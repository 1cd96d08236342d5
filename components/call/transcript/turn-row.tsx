import { Volume2 } from "lucide-react";
import type { ReactNode } from "react";
import type { Turn } from "@/lib/calls/call";
import { formatDuration } from "@/lib/calls/format/duration";
import { describeEntry } from "@/lib/calls/transcript/describe-entry";

import { Reveal } from "../reveal";

/** How the times of turns are shown: not at all, to be read, or as buttons that play from there. */
export type Timing = "none" | "shown" | "playable";

interface TurnRowProps {
  turn: Turn;
  /** Address of this turn. */
  href: string;
  timing: Timing;
  /** The recording is at this turn. */
  playing: boolean;
  /** It is heard at this moment. */
  sounds: boolean;
  /** Beside the turn that the URL points at. */
  tools: ReactNode;
  children: ReactNode;
  translation: ReactNode;
}

const sides: Record<string, { row: string; name: string }> = {
  agent: { row: "rounded-e-lg border-accent", name: "text-accent" },
  caller: { row: "rounded-lg border-transparent bg-default/60 sm:ms-12", name: "text-foreground" },
};

/** What somebody said. */
export function TurnRow({ turn, href, timing, playing, sounds, tools, children, translation }: TurnRowProps) {
  const side = sides[turn.speaker];
  const isPlayable = timing === "playable" && turn.start !== undefined;
  return (
    <li
      id={`turn-${turn.index}`}
      data-start={isPlayable ? turn.start : undefined}
      aria-current={tools ? "location" : undefined}
      className={`scroll-my-32 border-s-2 px-3 pt-0.5 pb-2 ${side?.row ?? ""} ${tools ? "bg-accent-soft! ring-2 ring-accent" : ""} ${playing ? "ring-1 ring-accent/60" : ""} ${isPlayable ? "cursor-pointer" : ""}`}
    >
      <div className="flex min-h-6 items-center gap-x-2 text-xs text-muted">
        <span className={`font-semibold ${side?.name ?? ""}`}>{describeEntry(turn)}</span>
        <TurnTime start={turn.start} timing={timing} sounds={sounds} />
        {playing && (
          <span className="flex items-center gap-1 text-accent">
            <Volume2 className="size-3.5" aria-hidden="true" />
            {sounds ? "playing" : "paused"}
          </span>
        )}
        <span className="ms-auto flex items-center gap-1">
          {tools}
          <a
            href={href}
            data-turn={turn.index}
            aria-label={`Turn ${turn.index}`}
            className="inline-flex min-h-6 min-w-6 items-center justify-end hover:text-foreground hover:underline"
          >
            {turn.index}
          </a>
        </span>
      </div>
      {translation === undefined ? (
        <p className="max-w-[75ch] break-words whitespace-pre-line" dir="auto">
          {children}
        </p>
      ) : (
        <div className="grid gap-x-6 gap-y-1 md:grid-cols-2">
          <p className="max-w-[75ch] break-words whitespace-pre-line" dir="auto">
            {children}
          </p>
          {translation}
        </div>
      )}
      <Reveal part={`turn/${turn.index}`} value={turn.text} label={`turn ${turn.index}`} />
    </li>
  );
}

interface TurnTimeProps {
  start: number | undefined;
  timing: Timing;
  sounds: boolean;
}

function TurnTime({ start, timing, sounds }: TurnTimeProps) {
  if (timing === "none" || start === undefined) return null;
  const time = formatDuration(Math.floor(start));
  if (timing === "shown") return <span>{time}</span>;
  return (
    <button
      type="button"
      data-play=""
      aria-label={sounds ? `Pause at ${time}` : `Play from ${time}`}
      className="min-h-6 min-w-6 cursor-pointer rounded-sm px-1 hover:text-foreground hover:underline"
    >
      {time}
    </button>
  );
}
