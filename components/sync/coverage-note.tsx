"use client";

import { useIsShared } from "@/components/query/place";
import Link from "next/link";
import { useState } from "react";
import { useCallQuery } from "@/components/query/use-call-query";
import { useLocale } from "@/components/ui/locale";
import { Note } from "@/components/ui/note";
import { Time } from "@/components/ui/time";
import type { Coverage, Notice } from "@/lib/calls/answers";
import { countOf, formatCount } from "@/lib/calls/format/number";
import { syncLink } from "@/lib/calls/links";

interface CoverageNoteProps {
  /** Absent where the answer is made from all calls. */
  coverage: Coverage | undefined;
  notices: readonly Notice[];
  zone: string;
  /** What was asked, as the API writes it: who asks for something else is not told how this went on. */
  question: string;
}

/** Which calls an answer was made from, where those are not all of the range; and when they have become all. */
export function CoverageNote({ coverage, notices, zone, question }: CoverageNoteProps) {
  const locale = useLocale();
  const filling = notices.some(({ code }) => code === "partly_loaded");
  const [filled, setFilled] = useState<string>();
  if (filling && filled !== question) setFilled(question);
  if (!coverage || coverage.complete || coverage.from === undefined) {
    // It takes the place of what was there: what stands below does not move.
    return filled === question ? <Note steady>All calls of this range are loaded now.</Note> : null;
  }
  const { loaded, expected, from } = coverage;
  const more = expected !== undefined && expected > loaded;
  const since = <Time instant={from} zone={zone} style="full" />;
  return filling ? (
    <Note steady>
      {more ? `${formatCount(loaded, locale)} of ` : ""}
      {countOf(more ? expected : loaded, "call", locale)} loaded so far, those since {since}. What you see
      fills up as more come. <SyncLink />
    </Note>
  ) : (
    <Note steady>
      Everything here counts the calls since {since}: the newest{" "}
      {more ? formatCount(loaded, locale) : countOf(loaded, "call", locale)}
      {more && ` of ${countOf(expected, "call", locale)}`} were read. Choose a shorter range for all of them.
    </Note>
  );
}

function SyncLink() {
  const isShared = useIsShared();
  const { query } = useCallQuery();
  if (isShared) return null;
  return (
    <Link href={syncLink(query)} prefetch={false} className="underline underline-offset-2">
      How far it is
    </Link>
  );
}
