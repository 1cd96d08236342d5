"use client";

import { Dialog } from "react-aria-components/Dialog";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { Popover } from "react-aria-components/Popover";
import { useEffect, useRef, type ReactNode, type RefObject } from "react";
import { ClosePopoverContext } from "./close-popover";
import { useLocale } from "./locale";

interface PopoverShellProps {
  label: string;
  trigger: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ReactNode;
}

/** The control below a point (CSS pixels) that opens a popover or takes text. What a popover makes inert is not hit. */
function controlAt(x: number, y: number): HTMLElement | undefined {
  const controls = document.querySelectorAll<HTMLElement>('main button[aria-haspopup="dialog"], main input');
  return [...controls].find((control) => {
    const { left, right, top, bottom } = control.getBoundingClientRect();
    return left <= x && x < right && top <= y && y < bottom;
  });
}

/** A press beside a popover closes it. It also opens the popover, or the text field, that it was meant for. */
function useOtherControl(
  within: RefObject<HTMLElement | null>,
  trigger: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const press = ({ target, clientX, clientY }: PointerEvent) => {
      if (!(target instanceof Node) || within.current?.contains(target)) return;
      const control = controlAt(clientX, clientY);
      if (!control || control === trigger.current) return;
      // The press may have closed the popover by then: the control hears the click itself if it is no longer inert.
      const release = (event: MouseEvent) => {
        const isHeard = event.target instanceof Node && control.contains(event.target);
        if (isHeard || controlAt(event.clientX, event.clientY) !== control) return;
        setTimeout(() => (control instanceof HTMLInputElement ? control.focus() : control.click()));
      };
      document.addEventListener("click", release, { once: true, capture: true });
    };
    document.addEventListener("pointerdown", press, true);
    return () => document.removeEventListener("pointerdown", press, true);
  }, [within, trigger]);
}

/** What floats below a button until one is done with it. */
export function PopoverShell({ label, trigger, onClose, children }: PopoverShellProps) {
  const locale = useLocale();
  const popover = useRef<HTMLElement>(null);
  useOtherControl(popover, trigger);
  return (
    // React Aria's own words are English here: only the order of its dates follows the reader.
    <I18nProvider locale={locale === "en-US" ? "en-US" : "en-GB"}>
      <Popover
        ref={popover}
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
