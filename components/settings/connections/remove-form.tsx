"use client";

import type { FormEvent } from "react";
import type { ConnectionSetup } from "@/lib/calls/connection-settings";
import { api } from "@/lib/calls/query/parts";
import { FormButtons } from "./form-buttons";
import { textValues } from "./text-values";
import { useConnectionChange } from "./use-connection-change";

/** Asks once more, and what is to become of the calls. */
export function RemoveForm({ setup, onEnd }: { setup: ConnectionSetup; onEnd: () => void }) {
  const { mutate, isPending, error } = useConnectionChange();
  const { slug, name } = setup;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const { calls = "keep" } = textValues(event.currentTarget);
    mutate(
      { method: "DELETE", path: `${api.connection(slug)}?calls=${calls}`, body: {} },
      { onSuccess: onEnd },
    );
  };
  return (
    <form onSubmit={submit} aria-label={`Remove ${name}`} className="max-w-lg space-y-3 text-sm">
      <fieldset className="space-y-2">
        <legend>Remove {name}? Its credentials are deleted and its sync ends.</legend>
        <label className="flex gap-2">
          <input type="radio" name="calls" value="keep" defaultChecked autoFocus />
          Keep its calls in the database. They are hidden until the account is connected again.
        </label>
        <label className="flex gap-2">
          <input type="radio" name="calls" value="delete" />
          Delete its calls from the database.
        </label>
      </fieldset>
      <FormButtons action="Remove" busy={isPending} error={error?.message} onCancel={onEnd} />
    </form>
  );
}
