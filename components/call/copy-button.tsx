"use client";

import { Button } from "@/components/ui/button";
import { useCopy } from "@/components/ui/use-copy";
import { Check, Copy, TriangleAlert, type LucideIcon } from "lucide-react";

interface CopyButtonProps {
  /** Makes what is copied, when it is wanted. */
  text: () => string;
  /** What the button is called. */
  label: string;
  /** Shows the picture alone; the label is still what it is called. */
  iconOnly?: boolean;
  icon?: LucideIcon;
  className?: string;
}

const said = { copied: "Copied", failed: "Could not copy" };

/** Puts a text on the clipboard and says whether that worked, without changing its own size. */
export function CopyButton({ text, label, iconOnly = false, icon = Copy, className = "" }: CopyButtonProps) {
  const { outcome, copy } = useCopy();
  const Icon = outcome === "copied" ? Check : outcome === "failed" ? TriangleAlert : icon;
  return (
    <>
      <Button
        variant="ghost"
        iconOnly={iconOnly}
        aria-label={label}
        title={iconOnly ? label : undefined}
        onClick={() => copy(text())}
        className={className}
      >
        <Icon aria-hidden="true" />
        {!iconOnly && (
          <span className="grid *:col-start-1 *:row-start-1">
            <span className={outcome ? "invisible" : ""}>{label}</span>
            {outcome && <span>{said[outcome]}</span>}
          </span>
        )}
      </Button>
      <span role="status" className="sr-only">
        {outcome && said[outcome]}
      </span>
    </>
  );
}
