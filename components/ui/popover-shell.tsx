"use client";

import { Dialog } from "react-aria-components/Dialog";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { Popover } from "react-aria-components/Popover";
import type { ReactNode, RefObject } from "react";
import { ClosePopoverContext } from "./close-popover";
import { useLocale } from "./locale";

interface PopoverShellProps {
  label: string;
  trigger: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ReactNode;
}

/** What floats below a button until one is done with it. */
export function PopoverShell({ label, trigger, onClose, children }: PopoverShellProps) {
  const locale = useLocale();
  return (
    // React Aria's own words are English here: only the order of its dates follows the reader.
    <I18nProvider locale={locale === "en-US" ? "en-US" : "en-GB"}>
      <Popover
        isOpen
        triggerRef={trigger}
        placement="bottom start"
        onOpenChange={(open) => open || onClose()}
        className="popover max-h-[min(36rem,80dvh)] overflow-y-auto rounded-xl border border-separator shadow-overlay"
      >
        <Dialog aria-label={label} className="popover__dialog p-2">
          <ClosePopoverContext value={onClose}>{children}</ClosePopoverContext>
        </Dialog>
      </Popover>
    </I18nProvider>
  );
}
