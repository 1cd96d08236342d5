"use client";

import type { ReactNode } from "react";
import type { PanelProps } from "@/components/filters/panel-props";
import { countsOf, useFacet } from "@/components/filters/use-facet";
import { ActionIcon } from "@/components/ui/action-badge";
import { useClosePopover } from "@/components/ui/close-popover";
import { useLocale } from "@/components/ui/locale";
import { PhoneValueIcon } from "@/components/ui/phone-icons";
import { fields, isCounted, type NameOfChoice } from "@/lib/calls/fields/fields";
import { countOf } from "@/lib/calls/format/number";
import { parameters } from "@/lib/calls/query/parameters";
import { ChoicePanel } from "./choice-panel";
import { FacetNote } from "./facet-note";

type Name = NameOfChoice<"choices">;

const icons: { [Each in Name]?: (value: string) => ReactNode } = {
  action: (value) =>
    value === "any" || value === "none" ? null : <ActionIcon type={value} className="size-4" />,
  direction: (value) => <PhoneValueIcon value={value} />,
};

/** The known values of a field, and if it takes several, whatever else calls have and the query asks for. */
export function ChoicesPanel({ name, query, onChange }: PanelProps & { name: Name }) {
  const { title, values, describe } = fields[name].choice;
  const facet = useFacet(name, query);
  const locale = useLocale();
  const close = useClosePopover();
  const counts = countsOf(facet);
  const asked: string | readonly string[] | undefined = query[name];
  const isList = Array.isArray(asked);
  const others = isList ? [...(facet.values ?? []).map(({ value }) => value), ...asked] : [];
  return (
    <>
      <ChoicePanel
        label={title}
        mode={isList ? "multiple" : "single"}
        required={!isList && parameters[name].fallback !== undefined}
        counted={isCounted(name)}
        choices={[...new Set([...values, ...others])].map((value) => ({
          value,
          label: describe(value),
          icon: icons[name]?.(value),
          count: counts && (counts(value) ?? 0),
        }))}
        selected={[asked ?? []].flat()}
        onChange={(selected) => {
          onChange({ [name]: isList ? selected.sort() : selected[0] });
          if (!isList) close();
        }}
      />
      {facet.unreported !== undefined && facet.unreported > 0 && (
        <p className="w-0 min-w-full px-2 pt-2 text-xs text-muted">
          Not reported for {countOf(facet.unreported, "call", locale)}
        </p>
      )}
      <FacetNote facet={facet} />
    </>
  );
}
