"use client";

import { usePlace } from "@/components/query/place";
import {
  Download,
  Link2,
  ListEnd,
  LocateFixed,
  RotateCcw,
  RotateCw,
  Scissors,
  type LucideIcon,
} from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Call } from "@/lib/calls/call";
import { callLink } from "@/lib/calls/links";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { apiAt } from "@/lib/calls/query/parts";
import { CopyButton } from "../copy-button";
import type { Playback } from "./playback";
import { rates, usePlayerSettings } from "./player-settings";
import { usePlayback } from "./use-playback";

/** Seconds that one step goes on, or back. */
export const step = 5;

interface PlayerToolsProps {
  call: Call;
  query: CallQuery;
  playback: Playback;
}

/** What can be done with the recording beside playing it. */
export function PlayerTools({ call, query, playback }: PlayerToolsProps) {
  const place = usePlace();
  const [settings, change] = usePlayerSettings();
  const following = usePlayback(playback, (state) => state.following);
  const { turn: _turn, ...rest } = query;
  const momentLink = () => callLink(call, { ...rest, at: Math.floor(playback.state().time) }, place);
  return (
    <div role="group" aria-label="Tools of the recording" className="flex items-center gap-0.5">
      <Tool label="5 seconds back" icon={RotateCcw} onClick={() => playback.skip(-step)} />
      <Tool label="5 seconds on" icon={RotateCw} onClick={() => playback.skip(step)} />
      <select
        aria-label="Speed"
        className="h-9 min-w-0 cursor-pointer rounded-lg bg-transparent px-1 text-sm hover:bg-default md:h-8"
        value={settings.rate}
        onChange={({ target }) => change({ rate: Number(target.value) })}
      >
        {rates.map((rate) => (
          <option key={rate} value={rate} className="bg-surface text-foreground">
            {rate}×
          </option>
        ))}
      </select>
      <Toggle
        label="Skip silence"
        icon={Scissors}
        on={settings.skipSilence}
        set={(skipSilence) => change({ skipSilence })}
      />
      {call.transcript.timing === "exact" && (
        <Toggle
          label="Follow in the transcript"
          icon={LocateFixed}
          on={following}
          set={(on) => playback.follow(on)}
        />
      )}
      <Toggle
        label="Play the next call when this ends"
        icon={ListEnd}
        on={settings.playNext}
        set={(playNext) => change({ playNext })}
      />
      <span className="ms-auto" />
      <CopyButton
        iconOnly
        icon={Link2}
        label="Copy link to this moment"
        text={() => window.location.origin + momentLink()}
      />
      <a
        href={apiAt(place).recording(call)}
        // The browser adds the extension of what the server says it is.
        download={`call-${call.id}`}
        className="button button--ghost button--sm button--icon-only rounded-lg"
        aria-label="Download the recording"
        title="Download the recording"
      >
        <Download aria-hidden="true" />
      </a>
    </div>
  );
}

function Tool({ label, icon: Icon, onClick }: { label: string; icon: LucideIcon; onClick: () => void }) {
  return (
    <Button iconOnly variant="ghost" aria-label={label} title={label} onClick={onClick}>
      <Icon aria-hidden="true" />
    </Button>
  );
}

interface ToggleProps {
  label: string;
  icon: LucideIcon;
  on: boolean;
  set: (on: boolean) => void;
}

function Toggle({ label, icon: Icon, on, set }: ToggleProps) {
  return (
    <Button
      iconOnly
      variant="ghost"
      aria-label={label}
      aria-pressed={on}
      title={`${label}: ${on ? "on" : "off"}`}
      className={on ? "bg-accent-soft text-accent" : ""}
      onClick={() => set(!on)}
    >
      <Icon aria-hidden="true" />
    </Button>
  );
}
