"use client";

import type { PanelProps } from "@/components/filters/panel-props";
import { countsOf, useFacet } from "@/components/filters/use-facet";
import { useConnections } from "@/components/query/connections";
import { ConnectionDot } from "@/components/ui/connection-dot";
import { ChoicePanel } from "./choice-panel";
import { FacetNote } from "./facet-note";

/** The reader's connections, each with its colour. What the query names and the reader does not have is listed too. */
export function ConnectionsPanel({ query, onChange }: PanelProps) {
  const connections = useConnections();
  const facet = useFacet("connection", query);
  const counts = countsOf(facet);
  return (
    <>
      <ChoicePanel
        label="Connections"
        mode="multiple"
        counted
        choices={Object.entries(connections).map(([slug, { name, color }]) => ({
          value: slug,
          label: name,
          icon: <ConnectionDot color={color} />,
          count: counts && (counts(slug) ?? 0),
        }))}
        selected={query.connection}
        onChange={(connection) => onChange({ connection: connection.sort() })}
      />
      <FacetNote facet={facet} />
    </>
  );
}
