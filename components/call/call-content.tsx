"use client";

import Link from "next/link";
import { usePlace } from "@/components/query/place";
import { useCallback, useMemo, useState } from "react";
import { useConnections } from "@/components/query/connections";
import { useCallQuery } from "@/components/query/use-call-query";
import { useNotices } from "@/components/query/use-notices";
import { eraseCallLink } from "@/components/settings/data/person";
import { useLocale } from "@/components/ui/locale";
import { Notices } from "@/components/ui/notices";
import type { CallAnswer, Notice } from "@/lib/calls/answers";
import type { Call } from "@/lib/calls/call";
import { countOf } from "@/lib/calls/format/number";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { countSpoken, entryOfTurn } from "@/lib/calls/transcript/chunks";
import { passagesOf } from "@/lib/calls/transcript/passages";
import { pairTranslation } from "@/lib/calls/transcript/translation";
import { ActionTimeline } from "./action-timeline";
import { CallHeader } from "./call-header";
import { CallJumps } from "./call-jumps";
import { CallLayout } from "./call-layout";
import { CallNavigation } from "./call-navigation";
import { CallSummary } from "./call-summary";
import { ExtractedData } from "./extracted-data";
import { neighbourLinks } from "./neighbour-links";
import { createPlayback } from "./player/playback";
import { RawCall } from "./raw-call";
import { mayBePlayed, Recording, useIsHeard } from "./recording";
import { RevealContext } from "./reveal";
import { Transcript } from "./transcript/transcript";
import { useFind } from "./transcript/use-find";

/** A link may point at a turn that the call does not have. */
function useTurnNotice(turn: number | undefined, spoken: number): Notice[] {
  const locale = useLocale();
  if (turn === undefined || turn <= spoken) return [];
  const has = spoken === 0 ? "no turns" : countOf(spoken, "turn", locale);
  const message = `The link points at turn ${turn}, but this call has ${has}.`;
  return [{ code: "invalid_parameter", parameter: "turn", message }];
}

/** What can be found in a call, and its translation turn by turn where it has the same turns. */
function useSearched({ transcript, translation, ...call }: Call, { q, turn }: CallQuery) {
  const languages = useConnections()[call.connection]?.languages;
  const translations = useMemo(
    () => (translation?.text === undefined ? undefined : pairTranslation(transcript, translation.text)),
    [transcript, translation],
  );
  const { summary, extracted } = call;
  const passages = useMemo(
    () => passagesOf({ transcript, extracted, ...(summary && { summary }) }, translations),
    [transcript, extracted, summary, translations],
  );
  const from = turn === undefined ? 0 : (entryOfTurn(transcript.turns, turn) ?? 0);
  return { translations, find: useFind(passages, q, from, languages) };
}

/** Everything about one call. */
export function CallContent({ answer }: { answer: CallAnswer }) {
  const { call, zone } = answer;
  const { query, change } = useCallQuery();
  const place = usePlace();
  const isHeard = useIsHeard();
  const [playback] = useState(createPlayback);
  const { translations, find } = useSearched(call, query);
  const notices = useNotices(answer.notices);
  const { next } = neighbourLinks(answer.position, query, place);
  const turnNotice = useTurnNotice(query.turn, countSpoken(call.transcript.turns));
  const select = useCallback(
    (turn: number | undefined) => change({ turn }, { history: "replace" }),
    [change],
  );
  const { connection, id } = call;
  const revealed = useMemo(
    () => (answer.mayReveal ? { connection, id } : undefined),
    [answer.mayReveal, connection, id],
  );
  return (
    <RevealContext value={revealed}>
      <CallLayout
        navigation={<CallNavigation answer={answer} query={query} />}
        header={
          <>
            <div className="mb-3 empty:hidden">
              <Notices notices={[...notices, ...turnNotice]} />
            </div>
            <CallHeader call={call} links={answer.links} zone={zone} query={query} />
            <CallJumps call={call} />
          </>
        }
        summary={<CallSummary call={call} find={find} />}
        recording={<Recording call={call} query={query} playback={playback} next={next} />}
        sticks={isHeard && mayBePlayed(call)}
        details={
          <>
            <ActionTimeline call={call} zone={zone} />
            <ExtractedData call={call} find={find} />
            <RawCall raw={call.raw} />
            {answer.mayErase && (
              <p className="text-sm">
                <Link
                  href={eraseCallLink(call)}
                  prefetch={false}
                  className="text-danger-soft-foreground underline-offset-4 hover:underline"
                >
                  Erase this call
                </Link>
              </p>
            )}
          </>
        }
        transcript={
          <Transcript
            call={call}
            query={query}
            find={find}
            translations={translations}
            select={select}
            playback={playback}
          />
        }
      />
    </RevealContext>
  );
}
