"use client";

import { usePlace } from "@/components/query/place";
import { useQuery } from "@tanstack/react-query";
import { searchQuery } from "@/components/query/queries";
import type { QueryChange } from "@/components/query/use-call-query";
import { Button } from "@/components/ui/button";
import type { CallQuery } from "@/lib/calls/query/parameters";

interface AbsentWordsProps {
  query: CallQuery;
  q: string;
  onChange: (change: QueryChange) => void;
}

/** The words of a search that no call has, each with a word that is written much like it. */
export function AbsentWords({ query, q, onChange }: AbsentWordsProps) {
  const place = usePlace();
  const { data } = useQuery(searchQuery(query, place));
  if (!data || data.absent.length === 0) return null;
  return (
    <ul className="flex flex-col items-center gap-1 text-sm">
      {data.absent.map(({ text, nearest }) => (
        <li key={text} className="flex flex-wrap items-center justify-center gap-2">
          <span>
            No call has <bdi className="font-medium">“{text}”</bdi>.
          </span>
          {nearest !== undefined && (
            <Button variant="outline" onClick={() => onChange({ q: q.replace(text, nearest) })}>
              Search for “{nearest}”
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
