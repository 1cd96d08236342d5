"use client";

import { useMemo } from "react";
import { useLocale } from "@/components/ui/locale";
import type { Call } from "@/lib/calls/call";
import { countOf } from "@/lib/calls/format/number";
import { callLink } from "@/lib/calls/links";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { countSpoken } from "@/lib/calls/transcript/chunks";
import { pairTranslation } from "@/lib/calls/transcript/translation";
import { Card } from "../card";
import type { Playback } from "../playback";
import { Conversation } from "./conversation";
import { TranslationNote, WholeTranslation } from "./translation";

interface TranscriptProps {
  call: Call;
  query: CallQuery;
  /** Points the URL at a turn, or at none. */
  select: (turn: number | undefined) => void;
  playback: Playback;
}

/** What was said: turn by turn with its translation, as it came where it could not be cut into turns, or that there is none. */
export function Transcript({ call, query, select, playback }: TranscriptProps) {
  const { transcript, translation, recording } = call;
  const { turns } = transcript;
  const locale = useLocale();
  const pairs = useMemo(
    () => (translation?.text === undefined ? undefined : pairTranslation({ turns }, translation.text)),
    [turns, translation],
  );
  const { turn, ...rest } = query;
  const spoken = countSpoken(turns);
  const timing = transcript.timing === "none" ? "none" : recording === "none" ? "shown" : "playable";
  const whole = translation?.text !== undefined && !pairs ? translation : undefined;
  return (
    <Card id="transcript" title="Transcript" note={spoken > 0 ? countOf(spoken, "turn", locale) : undefined}>
      {translation && <TranslationNote translation={translation} paired={pairs !== undefined} />}
      <div className={whole ? "gap-6 xl:grid xl:grid-cols-2" : ""}>
        {whole && (
          <div className="xl:order-last">
            <WholeTranslation translation={whole} />
          </div>
        )}
        {turns.length > 0 ? (
          <Conversation
            turns={turns}
            address={callLink(call, rest)}
            timing={timing}
            translations={pairs}
            language={translation?.language}
            turn={turn}
            select={select}
            playback={playback}
          />
        ) : (
          <NoTurns raw={transcript.raw} />
        )}
      </div>
    </Card>
  );
}

function NoTurns({ raw }: { raw: string | undefined }) {
  if (raw === undefined) {
    return (
      <p className="py-2 text-sm text-muted">
        No transcript: the call had no conversation that HighLevel recorded.
      </p>
    );
  }
  return (
    <>
      <p className="mb-2 text-xs text-muted">This transcript names no speakers; it is shown as it came.</p>
      <p className="max-w-[75ch] text-[0.9375rem] break-words whitespace-pre-line" dir="auto">
        {raw}
      </p>
    </>
  );
}
