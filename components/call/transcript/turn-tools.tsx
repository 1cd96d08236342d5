"use client";

import { Button } from "@/components/ui/button";
import { Link2, X } from "lucide-react";
import { CopyButton } from "../copy-button";

/** What can be done with the turn that the URL points at. */
export function TurnTools({ href, clear }: { href: string; clear: () => void }) {
  return (
    <>
      <CopyButton
        icon={Link2}
        label="Copy link to this turn"
        text={() => window.location.origin + href}
        className="h-6 px-2 text-xs md:h-6"
      />
      <Button
        iconOnly
        variant="ghost"
        aria-label="Take the highlight away"
        className="size-6 md:size-6"
        onClick={clear}
      >
        <X aria-hidden="true" />
      </Button>
    </>
  );
}
