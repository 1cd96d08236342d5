"use client";

import { usePlace } from "@/components/query/place";
import { useQuery } from "@tanstack/react-query";
import { useConnections } from "@/components/query/connections";
import { agentsQuery, facetsQuery } from "@/components/query/queries";
import { describeAgent } from "@/lib/calls/fields/agent";
import { connectionOf } from "@/lib/calls/connections";
import type { ChipNames } from "@/lib/calls/fields/field";
import type { CallQuery } from "@/lib/calls/query/parameters";

/** What the things that a query names by their ids are called. Contacts that are asked for are among the facets. */
export function useChipNames(query: CallQuery): ChipNames {
  const connections = useConnections();
  const place = usePlace();
  const { data: agents } = useQuery(agentsQuery(place));
  const { data: facets } = useQuery({ ...facetsQuery(query, "", place), enabled: query.contact.length > 0 });
  return {
    agent: (id) => describeAgent(agents?.agents.find((agent) => agent.id === id) ?? { id }),
    contact: (id) => facets?.contact.find(({ value }) => value === id)?.label ?? id,
    connection: (slug) => connectionOf(connections, slug)?.name ?? slug,
  };
}
