"use client";

import { Button } from "@/components/ui/button";

interface DeleteViewProps {
  name: string;
  busy: boolean;
  error: string | undefined;
  onDelete: () => void;
  onCancel: () => void;
}

/** Asks once more, as a view is everybody's. */
export function DeleteView({ name, busy, error, onDelete, onCancel }: DeleteViewProps) {
  return (
    <div className="w-72 max-w-full space-y-3 p-2">
      <p className="text-sm break-words">Delete the view “{name}” for everybody? The calls stay.</p>
      <p role="alert" className="text-sm text-danger-soft-foreground empty:hidden">
        {error}
      </p>
      <div className="flex gap-2">
        <Button variant="primary" busy={busy} onClick={onDelete}>
          Delete
        </Button>
        {/* What takes the least away has the focus. */}
        <Button variant="ghost" autoFocus onClick={onCancel}>
          Keep it
        </Button>
      </div>
    </div>
  );
}
