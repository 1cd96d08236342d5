import { useNotOffered, useUpstreamName } from "@/components/query/connections";
import { ActionIcon } from "@/components/ui/action-badge";
import { useLocale } from "@/components/ui/locale";
import { Time } from "@/components/ui/time";
import { describeActionType } from "@/lib/calls/action-types";
import type { Call } from "@/lib/calls/call";
import {
  formatOffset,
  placeActions,
  timesOf,
  type Moment,
  type PlacedAction,
} from "@/lib/calls/call-text/action-times";
import { explainAction } from "@/lib/calls/call-text/explain-action";
import { formatCount } from "@/lib/calls/format/number";
import { Card } from "./card";
import { FactList } from "./fact-list";

interface ActionTimelineProps {
  call: Call;
  /** IANA zone in which times are written. */
  zone: string;
}

/** The actions that ran, in the order of their triggers. What came of them the upstream does not say. */
export function ActionTimeline({ call, zone }: ActionTimelineProps) {
  const { actions, startedAt, connection, cut } = call;
  const upstream = useUpstreamName(connection, "The upstream");
  const notOffered = useNotOffered(connection, "action");
  const locale = useLocale();
  const count = formatCount(actions.length, locale);
  const counted = cut?.actions === undefined ? count : `${count} of ${formatCount(cut.actions, locale)}`;
  const note = actions.length > 0 ? counted : undefined;
  return (
    <Card id="actions" title="Actions" note={note}>
      {actions.length === 0 && (
        <p className="text-sm text-muted">{notOffered ?? `${upstream} reported no actions of this call.`}</p>
      )}
      <ol>
        {placeActions(call).map((action, place) => (
          <li
            key={place}
            className="group relative grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 pb-5 last:pb-0"
          >
            <span
              className="absolute top-8 bottom-1 left-3.5 w-px bg-separator group-last:hidden"
              aria-hidden="true"
            />
            <span className="grid size-7 place-items-center rounded-full bg-default">
              <ActionIcon type={action.type} className="size-4" />
            </span>
            <Entry action={action} startedAt={startedAt} zone={zone} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Entry({ action, startedAt, zone }: { action: PlacedAction; startedAt: string; zone: string }) {
  const { triggered, executed, took } = timesOf(action, startedAt);
  const { label } = describeActionType(action.type);
  return (
    <div className="min-w-0">
      <h3 className="text-sm leading-7 font-medium break-words">
        {action.name ?? label}
        {action.name !== undefined && <span className="ms-2 text-xs font-normal text-muted">{label}</span>}
      </h3>
      <p className="flex flex-wrap gap-x-3 text-xs text-muted">
        {triggered && <TimeOf word="triggered" moment={triggered} zone={zone} />}
        {executed && <TimeOf word="executed" moment={executed} zone={zone} />}
        {took !== undefined && <span className="whitespace-nowrap">took {took}</span>}
        {!triggered &&
          !executed &&
          (action.inTranscript === undefined
            ? "time not reported"
            : `${formatOffset(action.inTranscript)} in the transcript`)}
      </p>
      {action.description !== undefined && (
        <p className="mt-1 text-sm break-words whitespace-pre-line">{action.description}</p>
      )}
      <FactList facts={explainAction(action)} />
    </div>
  );
}

function TimeOf({ word, moment, zone }: { word: string; moment: Moment; zone: string }) {
  return (
    <span className="whitespace-nowrap">
      {word} <Time instant={moment.instant} zone={zone} style="seconds" className="text-foreground" />{" "}
      <span title="From the start of the call">({moment.offset})</span>
    </span>
  );
}
