"use client";

import { createContext, use } from "react";
import { useLocale } from "@/components/ui/locale";
import type { FacetName } from "@/lib/calls/fields/fields";
import { connectionOf, type ConnectionInfo } from "@/lib/calls/connections";

/** The reader's connections by their slugs. */
export const ConnectionsContext = createContext<Readonly<Record<string, ConnectionInfo>>>({});

export const useConnections = () => use(ConnectionsContext);

/** Whether there are several connections, so that pages say which one a call belongs to. */
export const useHasSeveral = () => Object.keys(useConnections()).length > 1;

/**
 * What an upstream is called: the name of a connection, or of the only one.
 * @param fallback if no connection is meant, or several may be
 */
export function useUpstreamName(slug?: string, fallback = "the upstream"): string {
  const connections = useConnections();
  const [only, ...others] = Object.values(connections);
  return (
    (slug === undefined ? undefined : connectionOf(connections, slug)?.name) ??
    (others.length === 0 ? only?.name : undefined) ??
    fallback
  );
}

/** What the system of a connection is called, in the reader's language. */
export function useSystemName(slug: string): string {
  const locale = useLocale();
  const system = connectionOf(useConnections(), slug)?.system;
  return (locale.startsWith("es") ? system?.es : system?.en) ?? "the upstream";
}

/** That the system of a connection does not offer something of its calls; undefined if it does. */
export function useNotOffered(slug: string, what: FacetName): string | undefined {
  const system = useSystemName(slug);
  const connection = useConnections()[slug];
  return connection?.lacks?.includes(what)
    ? `Not offered by ${connection.system ? system : connection.name}`
    : undefined;
}
