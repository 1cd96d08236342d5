"use client";

import { Keyboard } from "lucide-react";
import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { useKeys } from "./use-keys";

/** With a place of its own while it loads: else the whole page would make room for its skeleton and lose the focus. */
const KeysDialog = dynamic(() => import("./keys-dialog").then((dialog) => dialog.KeysDialog), {
  loading: () => null,
});

/** Opens the help on keys, which `?` does too. */
export function KeysButton() {
  const [open, setOpen] = useState(false);
  useKeys(useMemo(() => ({ "?": () => setOpen(true) }), []));
  return (
    <>
      <Button
        iconOnly
        variant="ghost"
        className="max-sm:hidden"
        aria-label="Keyboard shortcuts"
        onClick={() => setOpen(true)}
      >
        <Keyboard aria-hidden="true" />
      </Button>
      {open && <KeysDialog onClose={() => setOpen(false)} />}
    </>
  );
}
