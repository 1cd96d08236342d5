"use client";

import { Button } from "@/components/ui/button";
import { Check, Copy, TriangleAlert, type LucideIcon } from "lucide-react";
import { useEffect, useState } from "react";

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

type Outcome = "copied" | "failed";

const said: Record<Outcome, string> = { copied: "Copied", failed: "Could not copy" };

/** Puts a text on the clipboard and says whether that worked, without changing its own size. */
export function CopyButton({ text, label, iconOnly = false, icon = Copy, className = "" }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    // Not there where the page came over plain http from another machine.
    const clipboard: Clipboard | undefined = navigator.clipboard;
    (clipboard?.writeText(text()) ?? Promise.reject(new Error("no clipboard"))).then(
      () => setOutcome("copied"),
      () => setOutcome("failed"),
    );
  };
  const Icon = outcome === "copied" ? Check : outcome === "failed" ? TriangleAlert : icon;
  return (
    <>
      <Button
        variant="ghost"
        iconOnly={iconOnly}
        aria-label={label}
        title={iconOnly ? label : undefined}
        onClick={copy}
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
