"use client";

import { Input } from "@heroui/react/input";
import { Label } from "@heroui/react/label";
import { TextField } from "@heroui/react/textfield";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";

interface NameFormProps {
  name: string;
  /** What it does. */
  action: string;
  busy: boolean;
  /** Why it could not be done. */
  error: string | undefined;
  onSubmit: (name: string) => void;
  onCancel: () => void;
}

/** Asks for the name of a view. */
export function NameForm({ name, action, busy, error, onSubmit, onCancel }: NameFormProps) {
  const [text, setText] = useState(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "" && !busy) onSubmit(text);
  };
  return (
    <form onSubmit={submit} className="w-72 max-w-full space-y-3 p-2">
      <TextField value={text} onChange={setText} autoFocus maxLength={80}>
        <Label>Name of the view</Label>
        <Input variant="secondary" className="w-full" />
      </TextField>
      <p role="alert" className="text-sm text-danger-soft-foreground empty:hidden">
        {error}
      </p>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" busy={busy} aria-disabled={text.trim() === "" || busy}>
          {action}
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
