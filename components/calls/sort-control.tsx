"use client";

import { ArrowDownUp } from "lucide-react";
import { ChoicePanel } from "@/components/filters/panels";
import { PopoverButton } from "@/components/ui/popover-button";
import { sorts, type Sort } from "@/lib/calls/fields/sort";

const labels: Record<Sort, string> = {
  "-startedAt": "Newest first",
  startedAt: "Oldest first",
  "-duration": "Longest first",
  duration: "Shortest first",
};

const choices = Object.entries(labels).map(([value, label]) => ({ value, label }));

interface SortControlProps {
  sort: Sort;
  onSort: (sort: Sort) => void;
}

/** The order of the calls where they stand as cards, which have no heads of columns to choose it by. */
export function SortControl({ sort, onSort }: SortControlProps) {
  return (
    <PopoverButton label="Sort" value={labels[sort]} icon={<ArrowDownUp aria-hidden="true" />}>
      <ChoicePanel
        label="Order of the calls"
        mode="single"
        choices={choices}
        selected={[sort]}
        onChange={([value]) => {
          const chosen = sorts.find((each) => each === value);
          if (chosen) onSort(chosen);
        }}
      />
    </PopoverButton>
  );
}
