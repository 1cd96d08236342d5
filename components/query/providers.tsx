"use client";

import type { Place } from "@/lib/calls/query/place";
import { PlaceContext } from "./place";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { useMemo, useState, type ReactNode } from "react";
import { LocaleContext } from "@/components/ui/locale";
import { parseQuery, serializeQuery } from "@/lib/calls/query/query";
import { keepWords, type Words } from "@/lib/calls/format/words";
import type { ConnectionInfo } from "@/lib/calls/connections";
import { ConnectionsContext } from "./connections";

/** The server has tried again already; what it could not get is asked for when the reader says so. */
function makeQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        retry: false,
        retryOnMount: false,
        refetchOnWindowFocus: false,
        // Nothing in view may change because a laptop woke up.
        refetchOnReconnect: false,
      },
    },
  });
}

/** Writes the URL in its canonical form whenever it changes. */
const canonical =
  ({ defaults }: Place) =>
  (search: URLSearchParams) =>
    new URLSearchParams(serializeQuery(parseQuery(search, defaults).query, defaults));

/** What every page stands in: theme, language, URL state and the answers of the API. */
export function Providers({
  nonce,
  locale,
  words,
  connections,
  place,
  children,
}: {
  nonce: string;
  locale: string;
  /** Those of the locale, as the server writes it. */
  words: Words;
  /** By slugs. */
  connections: Readonly<Record<string, ConnectionInfo>>;
  place: Place;
  children: ReactNode;
}) {
  const [queryClient] = useState(makeQueryClient);
  const write = useMemo(() => canonical(place), [place]);
  keepWords(locale, words);
  return (
    <ThemeProvider attribute="class" nonce={nonce} disableTransitionOnChange>
      <LocaleContext value={locale}>
        <ConnectionsContext value={connections}>
          <QueryClientProvider client={queryClient}>
            <PlaceContext value={place}>
              <NuqsAdapter processUrlSearchParams={write}>{children}</NuqsAdapter>
            </PlaceContext>
          </QueryClientProvider>
        </ConnectionsContext>
      </LocaleContext>
    </ThemeProvider>
  );
}
