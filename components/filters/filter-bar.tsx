"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarDays, Globe } from "lucide-react";
import { useCallback } from "react";
import { agentsQuery } from "@/components/query/queries";
import { useCallQuery } from "@/components/query/use-call-query";
import { ActionIcon } from "@/components/ui/action-badge";
import { useLocale } from "@/components/ui/locale";
import { actionTypes } from "@/lib/calls/action-types";
import {
  describeAction,
  describeAgent,
  describeFilters,
  describeRange,
  kindLabels,
} from "@/lib/calls/query/describe";
import { kinds } from "@/lib/calls/query/parameters";
import { FilterChips } from "./filter-chips";
import { PopoverButton } from "@/components/ui/popover-button";
import { NumberField } from "./number-field";
import { AgentsPanel, ChoicePanel, DurationPanel, MorePanel, RangePanel, ZonePanel } from "./panels";

const actionChoices = [
  { value: "any", label: describeAction("any") },
  { value: "none", label: describeAction("none") },
  ...actionTypes.map(({ type, label }) => ({
    value: type,
    label,
    icon: <ActionIcon type={type} className="size-4" />,
  })),
];

const kindChoices = kinds.map((value) => ({ value, label: kindLabels[value] }));

/** Which calls the page is about: every filter, and what is filtered as chips. `zone` is the zone in force, where it is known. */
export function FilterBar({ zone }: { zone: string | undefined }) {
  const locale = useLocale();
  const { query, change } = useCallQuery();
  const { data } = useQuery(agentsQuery());
  const agentName = (id: string) => describeAgent(data?.agents.find((agent) => agent.id === id) ?? { id });
  const changeNumber = useCallback(
    (number: string | undefined) => change({ number }, { history: "replace" }),
    [change],
  );
  const filters = describeFilters(query, agentName);
  return (
    <section aria-label="Filters" className="space-y-2">
      <div className="flex items-center gap-2 max-sm:-mx-3 max-sm:no-scrollbar max-sm:overflow-x-auto max-sm:px-3 max-sm:py-1 sm:flex-wrap">
        <NumberField value={query.number} onChange={changeNumber} />
        <PopoverButton
          label="Range"
          value={describeRange(query, locale)}
          icon={<CalendarDays aria-hidden="true" />}
        >
          <RangePanel query={query} zone={zone} onChange={change} />
        </PopoverButton>
        <PopoverButton
          label="Time zone"
          value={zone?.replaceAll("_", " ")}
          icon={<Globe aria-hidden="true" />}
        >
          <ZonePanel zone={zone} chosen={query.tz !== undefined} onChange={(tz) => change({ tz })} />
        </PopoverButton>
        <PopoverButton label="Agent">
          <AgentsPanel selected={query.agent} onChange={(agent) => change({ agent: agent.sort() })} />
        </PopoverButton>
        <PopoverButton label="Kind">
          <ChoicePanel
            label="Kind of call"
            mode="single"
            choices={kindChoices}
            selected={[query.kind]}
            onChange={([value]) => change({ kind: kinds.find((kind) => kind === value) })}
          />
        </PopoverButton>
        <PopoverButton label="Action">
          <ChoicePanel
            label="Actions"
            mode="multiple"
            choices={actionChoices}
            selected={query.action}
            onChange={(action) => change({ action: action.sort() })}
          />
        </PopoverButton>
        <PopoverButton label="Duration">
          <DurationPanel min={query.min} max={query.max} onChange={change} />
        </PopoverButton>
        <PopoverButton label="More">
          <MorePanel query={query} onChange={change} />
        </PopoverButton>
      </div>
      <FilterChips filters={filters} onChange={change} />
    </section>
  );
}
