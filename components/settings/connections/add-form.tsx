"use client";

import { useId, useState, type FormEvent } from "react";
import { FormField } from "@/components/ui/form-field";
import type { ConnectionKind } from "@/lib/calls/connection-settings";
import { api } from "@/lib/calls/query/parts";
import { FormButtons } from "./form-buttons";
import { textValues } from "./text-values";
import { errorOf, otherError, useConnectionChange } from "./use-connection-change";

interface AddFormProps {
  kinds: readonly ConnectionKind[];
  onEnd: () => void;
}

/** Connects an account: its system, its credentials, and what it is called here. */
export function AddForm({ kinds, onEnd }: AddFormProps) {
  const id = useId();
  const [chosen, setChosen] = useState(kinds[0]?.id);
  const { mutate, isPending, error } = useConnectionChange();
  const kind = kinds.find((each) => each.id === chosen);
  if (!kind) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const { name = "", ...values } = textValues(event.currentTarget);
    const body = { ...values, ...kind.settings, provider: kind.provider, name: name.trim() || kind.label };
    mutate({ method: "POST", path: api.connections(), body }, { onSuccess: onEnd });
  };
  const fields = kind.fields.map(({ name }) => name);
  return (
    <form
      onSubmit={submit}
      aria-label="Add connection"
      className="max-w-lg space-y-4 rounded-xl border border-separator bg-surface p-4 sm:p-5"
    >
      <div className="space-y-1">
        <label htmlFor={id} className="label">
          System
        </label>
        <select
          id={id}
          className="input input--secondary w-full"
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          autoFocus
        >
          {kinds.map((each) => (
            <option key={each.id} value={each.id}>
              {each.label}
            </option>
          ))}
        </select>
      </div>
      {kind.fields.map(({ name, label, help, isSecret, isOptional }) => (
        <FormField
          key={`${kind.id} ${name}`}
          name={name}
          label={isOptional ? `${label} (optional)` : label}
          help={help}
          type={isSecret ? "password" : "text"}
          autoComplete={isSecret ? "new-password" : "off"}
          required={!isOptional}
          error={errorOf(error, name)}
        />
      ))}
      <FormField
        name="name"
        label="Name (optional)"
        help="What the account is called on the pages."
        placeholder={kind.label}
        maxLength={60}
        error={errorOf(error, "name")}
      />
      <FormButtons
        action="Connect"
        busy={isPending}
        error={otherError(error, [...fields, "name"])}
        onCancel={onEnd}
      />
    </form>
  );
}
