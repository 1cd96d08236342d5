"use client";

import { Tooltip } from "@heroui/react/tooltip";
import type { ReactNode } from "react";

/** A time that says more on hover and focus. Loaded only for readers in another zone. */
export default function TimeTooltip({ text, children }: { text: string; children: ReactNode }) {
  return (
    <Tooltip delay={200}>
      <Tooltip.Trigger
        role="note"
        tabIndex={0}
        className="cursor-help rounded-sm underline decoration-muted decoration-dotted underline-offset-4"
      >
        {children}
      </Tooltip.Trigger>
      <Tooltip.Content placement="bottom" className="break-normal">
        {text}
      </Tooltip.Content>
    </Tooltip>
  );
}
