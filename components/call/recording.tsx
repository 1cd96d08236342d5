"use client";

import { useUpstreamName } from "@/components/query/connection-names";
import { Download } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { errorIn } from "@/components/query/api-error";
import type { Call } from "@/lib/calls/call";
import { Card } from "./card";
import type { Playback } from "./playback";

/** The audio of a call, through our own server. */
const recordingPath = ({ connection, id }: Pick<Call, "connection" | "id">) =>
  `/api/calls/${encodeURIComponent(connection)}/${encodeURIComponent(id)}/recording`;

/** Why the audio does not play, as our server says it: a player is told nothing but that it failed. */
async function explainFailure(path: string): Promise<string> {
  const unplayable = "This browser could not play the recording.";
  const response = await fetch(path, { headers: { range: "bytes=0-0" } }).catch(() => undefined);
  if (!response) return "The recording could not be loaded. Check your connection, then press play again.";
  if (response.ok) return response.body?.cancel().then(() => unplayable) ?? unplayable;
  const body: unknown = await response.json().catch(() => undefined);
  return errorIn(body)?.message ?? unplayable;
}

/** The recording in the browser's own player. Nothing is loaded before it is wanted. */
export function Recording({ call, playback }: { call: Call; playback: Playback }) {
  const upstream = useUpstreamName(call.connection);
  const [note, setNote] = useState(
    call.recording === "unknown" ? `Loads from ${upstream} when you press play.` : "",
  );
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => playback.attach(audio.current), [playback]);
  const path = recordingPath(call);
  if (call.recording === "none") {
    return (
      <Card id="recording" title="Recording">
        <p className="text-sm text-muted">
          {call.kind === "trial"
            ? "No recording: web and trial calls have none."
            : `No recording: ${upstream} names none for this call.`}
        </p>
      </Card>
    );
  }
  return (
    <Card
      id="recording"
      title="Recording"
      tools={
        <a
          href={path}
          // The browser adds the extension of what the server says it is.
          download={`call-${call.id}`}
          className="button button--ghost button--sm button--icon-only rounded-lg"
          aria-label="Download the recording"
          title="Download the recording"
        >
          <Download aria-hidden="true" />
        </a>
      }
    >
      {/* A player arranges its controls in its first moments, which would count as a shift of the layout. */}
      <audio
        ref={audio}
        controls
        preload="none"
        src={path}
        className="h-10 w-full animate-in delay-300 fill-mode-both fade-in"
        aria-label="Recording of the call"
        onError={() => void explainFailure(path).then(setNote)}
        onPlaying={() => setNote("")}
      />
      <p className="mt-2 min-h-4 text-xs text-muted" role="status">
        {note}
      </p>
    </Card>
  );
}
