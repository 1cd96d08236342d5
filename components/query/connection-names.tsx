"use client";

import { createContext, use } from "react";

/** The display names of the reader's connections by their slugs. */
export const ConnectionNames = createContext<Readonly<Record<string, string>>>({});

/**
 * What an upstream is called: the name of a connection, or of the only one.
 * @param fallback if no connection is meant, or several may be
 */
export function useUpstreamName(slug?: string, fallback = "the upstream"): string {
  const names = use(ConnectionNames);
  const [only, ...others] = Object.values(names);
  return (
    (slug === undefined ? undefined : names[slug]) ?? (others.length === 0 ? only : undefined) ?? fallback
  );
}
