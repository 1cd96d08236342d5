"use client";

import { usePlace } from "@/components/query/place";
import { useUpstreamName } from "@/components/query/connections";
import { useLocale } from "@/components/ui/locale";
import { MarkedText } from "@/components/ui/marked-text";
import type { Call } from "@/lib/calls/call";
import { countOf } from "@/lib/calls/format/number";
import { callLink } from "@/lib/calls/links";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { countSpoken } from "@/lib/calls/transcript/chunks";
import { Card } from "../card";
import type { Playback } from "../player/playback";
import { mayBePlayed } from "../recording";
import { Conversation } from "./conversation";
import { FindBar } from "./find-bar";
import type { Find } from "./use-find";
import { TranslationNote, WholeTranslation } from "./translation";

interface TranscriptProps {
  call: Call;
  query: CallQuery;
  find: Find;
  /** Number of a turn → its translation; undefined where the translation has not the same turns. */
  translations: ReadonlyMap<number, string> | undefined;
  /** Points the URL at a turn, or at none. */
  select: (turn: number | undefined) => void;
  playback: Playback;
}

/** What was said: turn by turn with its translation, as it came where it could not be cut into turns, or that there is none. */
export function Transcript({ call, query, find, translations, select, playback }: TranscriptProps) {
  const { transcript, translation } = call;
  const { turns } = transcript;
  const locale = useLocale();
  const { turn, at: _at, ...rest } = query;
  const spoken = countSpoken(turns);
  const timing = transcript.timing === "none" ? "none" : mayBePlayed(call) ? "playable" : "shown";
  const whole = translation?.text !== undefined && !translations ? translation : undefined;
  const place = usePlace();
  return (
    <Card id="transcript" title="Transcript" note={spoken > 0 ? countOf(spoken, "turn", locale) : undefined}>
      {translation && (
        <TranslationNote
          translation={translation}
          paired={translations !== undefined}
          connection={call.connection}
        />
      )}
      <div className={whole ? "gap-6 xl:grid xl:grid-cols-2" : ""}>
        {whole && (
          <div className="xl:order-last">
            <WholeTranslation translation={whole} />
          </div>
        )}
        {turns.length > 0 ? (
          <Conversation
            turns={turns}
            find={find}
            address={callLink(call, rest, place)}
            timing={timing}
            translations={translations}
            language={translation?.language}
            turn={turn}
            select={select}
            playback={playback}
          />
        ) : (
          <NoTurns call={call} find={find} />
        )}
      </div>
    </Card>
  );
}

function NoTurns({ call: { transcript, connection }, find }: { call: Call; find: Find }) {
  const upstream = useUpstreamName(connection);
  const { raw } = transcript;
  const bar = (raw !== undefined || find.total > 0) && <FindBar find={find} />;
  if (raw === undefined) {
    return (
      <>
        {bar}
        <p className="py-2 text-sm text-muted">
          No transcript: the call had no conversation that {upstream} recorded.
        </p>
      </>
    );
  }
  return (
    <>
      {bar}
      <p className="my-2 text-xs text-muted">This transcript names no speakers; it is shown as it came.</p>
      <p className="max-w-[75ch] text-[0.9375rem] break-words whitespace-pre-line" dir="auto">
        <MarkedText text={raw} marks={find.inPart("raw")} current={find.match} />
      </p>
    </>
  );
}
