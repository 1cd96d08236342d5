"use client";

import { Button } from "@heroui/react/button";
import { Popover } from "@heroui/react/popover";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

interface FilterPopoverProps {
  /** What the control sets, for those who cannot see the page around it. */
  label: string;
  /** What it is set to; shown in place of the label. */
  value?: string | undefined;
  icon?: ReactNode;
  children: ReactNode;
}

/** A button that says what a filter is set to, and opens what sets it. */
export function FilterPopover({ label, value, icon, children }: FilterPopoverProps) {
  return (
    <Popover>
      <Button
        variant="outline"
        size="sm"
        className="max-w-64 shrink-0 rounded-lg bg-surface"
        aria-label={value === undefined ? label : `${label}: ${value}`}
      >
        {icon}
        <span className="truncate">{value ?? label}</span>
        <ChevronDown className="opacity-60" aria-hidden="true" />
      </Button>
      <Popover.Content
        placement="bottom start"
        className="max-h-[min(36rem,80dvh)] overflow-y-auto rounded-xl border border-separator"
      >
        <Popover.Dialog aria-label={label} className="p-2">
          {children}
        </Popover.Dialog>
      </Popover.Content>
    </Popover>
  );
}
