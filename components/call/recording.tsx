"use client";

import type { ReactNode } from "react";
import { usePlace } from "@/components/query/place";
import { useUpstreamName } from "@/components/query/connections";
import type { Call } from "@/lib/calls/call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { Card } from "./card";
import type { Playback } from "./player/playback";
import { Player } from "./player/player";
import { usePassOver } from "./player/use-play-next";

/** Whether a call may have a recording, which only its upstream knows for sure. */
export const mayBePlayed = ({ recording }: Pick<Call, "recording">) =>
  recording === "available" || recording === "unknown";

/** Whether the reader may listen to recordings: the visitors of a share only if everything is shared. */
export function useIsHeard(): boolean {
  const { shared } = usePlace();
  return shared === undefined || shared.level === "full";
}

interface RecordingProps {
  call: Call;
  query: CallQuery;
  playback: Playback;
  /** Address of the next call of the list. */
  next: string | undefined;
}

/** The recording with its player, or why there is none. */
export function Recording(props: RecordingProps) {
  const isHeard = useIsHeard();
  if (!isHeard) {
    return (
      <Card id="recording" title="Recording">
        <p className="text-sm text-muted">The recording is not shared.</p>
      </Card>
    );
  }
  if (!mayBePlayed(props.call)) return <NoRecording {...props} />;
  return (
    <section
      aria-labelledby="recording"
      className="rounded-xl border border-separator bg-surface px-2 max-lg:rounded-b-none max-lg:shadow-overlay sm:px-4"
    >
      <h2 id="recording" className="pt-2.5 pb-1 text-sm font-semibold max-lg:sr-only">
        Recording
      </h2>
      <div className="py-2 lg:pt-0">
        <Player {...props} />
      </div>
    </section>
  );
}

function NoRecording({ call, next }: RecordingProps) {
  const upstream = useUpstreamName(call.connection);
  usePassOver(next);
  const why: ReactNode =
    call.recording === "not-offered"
      ? `No recording: ${upstream} does not record the calls of this agent.`
      : call.kind === "trial"
        ? "No recording: web and trial calls have none."
        : `No recording: ${upstream} names none for this call.`;
  return (
    <Card id="recording" title="Recording">
      <p className="text-sm text-muted">{why}</p>
    </Card>
  );
}
