"use client";

import { useId } from "react";
import { useConnections, useHasSeveral, useSystemName } from "@/components/query/connections";
import { ConnectionDot } from "@/components/ui/connection-dot";
import { useLocale } from "@/components/ui/locale";
import type { SyncProgress } from "@/lib/calls/answers";
import { formatCount } from "@/lib/calls/format/number";
import { loadedOf } from "@/lib/calls/sync/summary";
import { stateSentence, stateWord } from "@/lib/calls/sync/state-words";
import { announcementOf } from "./announcement";
import { CoveredRanges } from "./covered-ranges";
import { MissingScopes } from "./missing-scopes";
import { ProgressBar } from "./progress-bar";
import { SyncControls } from "./sync-controls";
import { SyncFacts } from "./sync-facts";
import { SyncFailure } from "./sync-failure";
import { toneClasses } from "./tone";

/** How far the mirror of one connection is, and what one can do with it. */
export function ConnectionCard({ progress, zone }: { progress: SyncProgress; zone: string }) {
  const id = useId();
  const locale = useLocale();
  const info = useConnections()[progress.connection];
  const hasSeveral = useHasSeveral();
  const system = useSystemName(progress.connection);
  const {
    name,
    account,
    state,
    loaded,
    unreadable,
    expected,
    remainingSeconds,
    rechecked,
    error,
    ranges,
    missingScopes,
  } = progress;
  const { tone, text } = stateWord(progress);
  const loadedText = `${loadedOf([progress], locale)} calls`;
  const open = state !== "starting";
  return (
    <section
      aria-labelledby={id}
      className="space-y-5 rounded-xl border border-separator bg-surface p-4 sm:p-5"
    >
      <div className="space-y-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 id={id} className="flex items-center gap-2 font-semibold">
            {hasSeveral && info && <ConnectionDot color={info.color} />}
            {name}
          </h2>
          <span className="flex items-center gap-1.5 text-sm">
            <span className={`size-2 rounded-full ${toneClasses[tone]}`} aria-hidden="true" />
            {text}
          </span>
        </div>
        {info?.system && (
          <p className="text-xs text-muted">
            {[account === name ? undefined : account, system, zone.replaceAll("_", " ")]
              .filter(Boolean)
              .join(" · ")}
            {info.documentation !== undefined && (
              <>
                {" · "}
                <a
                  href={info.documentation}
                  target="_blank"
                  rel="noreferrer"
                  className="text-accent underline-offset-4 hover:underline"
                >
                  Documentation<span className="sr-only"> of {system} (opens in a new tab)</span>
                </a>
              </>
            )}
          </p>
        )}
        <p className="text-sm text-muted">{stateSentence(progress, locale)}</p>
        <p role="status" className="sr-only">
          {announcementOf(progress)}
        </p>
      </div>
      {error && <SyncFailure error={error} />}
      {missingScopes && <MissingScopes scopes={missingScopes} />}
      {open && (expected !== undefined || ranges.length > 0) && (
        <>
          <div className="space-y-2">
            <p className="text-sm">
              <span className="text-lg font-semibold">{loadedOf([progress], locale)}</span> calls loaded
              {rechecked !== undefined && `, ${formatCount(rechecked, locale)} of them read again`}
            </p>
            {rechecked === undefined ? (
              <ProgressBar
                label={`Calls of ${name} loaded`}
                text={loadedText}
                value={loaded + unreadable}
                max={expected ?? (remainingSeconds === 0 ? loaded + unreadable : undefined)}
              />
            ) : (
              <ProgressBar
                label={`Calls of ${name} read again`}
                text={`${formatCount(rechecked, locale)} of ${formatCount(loaded, locale)} calls`}
                value={rechecked}
                max={loaded}
              />
            )}
          </div>
          <SyncFacts progress={progress} zone={zone} />
          <CoveredRanges ranges={ranges} zone={zone} />
        </>
      )}
      {open && <SyncControls progress={progress} />}
    </section>
  );
}
