"use client";

import { useCallQuery } from "@/components/query/use-call-query";
import { Button } from "@/components/ui/button";
import { describeFilters } from "@/lib/calls/query/describe";

/** Takes all filters away, where there are any: what cannot be answered with them may be without. */
export function ClearFilters() {
  const { query, change } = useCallQuery();
  const names = describeFilters(query, (id) => id).flatMap(({ parameters }) => parameters);
  if (names.length === 0) return null;
  return (
    <Button
      variant="secondary"
      onClick={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}
    >
      Clear filters
    </Button>
  );
}
