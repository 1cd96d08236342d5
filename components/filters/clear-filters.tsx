"use client";

import { useCallQuery } from "@/components/query/use-call-query";
import { Button } from "@/components/ui/button";
import { describeFilters } from "@/lib/calls/query/describe";

/** Takes the search or all filters away, where there are any: what cannot be answered with them may be without. */
export function ClearFilters() {
  const { query, change } = useCallQuery();
  const names = describeFilters(query).flatMap(({ parameters }) => parameters);
  if (names.length === 0) return null;
  return (
    <>
      {query.q !== undefined && names.length > 1 && (
        <Button variant="secondary" onClick={() => change({ q: undefined })}>
          Clear the search
        </Button>
      )}
      <Button
        variant="secondary"
        onClick={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}
      >
        Clear filters
      </Button>
    </>
  );
}
