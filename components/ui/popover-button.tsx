"use client";

import dynamic from "next/dynamic";
import { ChevronDown } from "lucide-react";
import { useRef, useState, type ReactNode } from "react";
import { Button } from "./button";

const load = () => import("./popover-shell").then((shell) => shell.PopoverShell);
/** Whether the code is there: without a network it may not be, and is asked for anew the next time. */
const ready = () =>
  load().then(
    () => true,
    () => false,
  );
/** With a place of its own while it loads: else the whole page would make room for its skeleton and lose the focus. */
const PopoverShell = dynamic(load, { loading: () => null });

interface PopoverButtonProps {
  /** What the control sets or does, for those who cannot see the page around it. */
  label: string;
  /** What it is set to; shown in place of the label. */
  value?: string | undefined;
  /** Beside the value, and never cut. */
  note?: string | undefined;
  icon?: ReactNode;
  /** On a phone, only the icon is shown. */
  compact?: boolean;
  /** Gives way where there is little room. */
  shrinks?: boolean;
  children: ReactNode;
}

/** A button that says what something is set to and opens what sets it; the code of that comes when it is wanted. */
export function PopoverButton({
  label,
  value,
  note,
  icon,
  compact = false,
  shrinks = false,
  children,
}: PopoverButtonProps) {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={trigger}
        variant="outline"
        className={`max-w-64 bg-surface ${compact ? "max-sm:px-2" : ""} ${shrinks ? "min-w-0" : "shrink-0"}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={value === undefined ? undefined : `${label}: ${value}${note ? `, ${note}` : ""}`}
        onPointerEnter={() => void ready()}
        onClick={() => void ready().then((there) => setOpen(there && !open))}
      >
        {icon}
        <span className={compact ? "truncate max-sm:sr-only" : "truncate"}>{value ?? label}</span>
        {note !== undefined && <span className="shrink-0 font-normal text-muted">{note}</span>}
        <ChevronDown className={compact ? "opacity-60 max-sm:hidden" : "opacity-60"} aria-hidden="true" />
      </Button>
      {open && (
        <PopoverShell label={label} trigger={trigger} onClose={() => setOpen(false)}>
          {children}
        </PopoverShell>
      )}
    </>
  );
}
