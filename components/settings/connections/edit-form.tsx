"use client";

import type { FormEvent } from "react";
import { FormField } from "@/components/ui/form-field";
import type { ConnectionSetup } from "@/lib/calls/connection-settings";
import { api } from "@/lib/calls/query/parts";
import { ColorChoice } from "./color-choice";
import { FormButtons } from "./form-buttons";
import { languagesIn, textValues } from "./text-values";
import { errorOf, otherError, useConnectionChange } from "./use-connection-change";

/** Changes what a connection is called, its zone, languages and colour, and replaces its credentials. */
export function EditForm({ setup, onEnd }: { setup: ConnectionSetup; onEnd: () => void }) {
  const { mutate, isPending, error } = useConnectionChange();
  const { slug, name, timeZone, languages, color, credentials } = setup;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    const values = textValues(event.currentTarget);
    const body = {
      ...values,
      timeZone: values["timeZone"]?.trim() || null,
      languages: languagesIn(values["languages"] ?? ""),
      color: values["color"] ? Number(values["color"]) : null,
    };
    mutate({ method: "PATCH", path: api.connection(slug), body }, { onSuccess: onEnd });
  };
  const fields = ["name", "timeZone", "languages", ...credentials.fields.map((field) => field.name)];
  return (
    <form onSubmit={submit} aria-label={`Edit ${name}`} className="max-w-lg space-y-4">
      <FormField
        name="name"
        label="Name"
        defaultValue={name}
        maxLength={60}
        required
        autoFocus
        error={errorOf(error, "name")}
      />
      <FormField
        name="timeZone"
        label="Time zone (optional)"
        help="An IANA zone such as America/Chicago. Default: the account’s own, if it has one."
        defaultValue={timeZone}
        error={errorOf(error, "timeZone")}
      />
      <FormField
        name="languages"
        label="Languages (optional)"
        help="What calls are in, as codes: en, es. The search finds words by their stems in these."
        defaultValue={languages?.join(", ")}
        error={errorOf(error, "languages")}
      />
      <ColorChoice chosen={color} />
      {credentials.fields.map((field) => (
        <FormField
          key={field.name}
          name={field.name}
          label={`New ${field.label.toLowerCase()} (optional)`}
          help={
            credentials.hint === undefined
              ? "Leave it empty to keep the present one."
              : `Leave it empty to keep the present one, which ends with ${credentials.hint}.`
          }
          type="password"
          autoComplete="new-password"
          error={errorOf(error, field.name)}
        />
      ))}
      <FormButtons action="Save" busy={isPending} error={otherError(error, fields)} onCancel={onEnd} />
    </form>
  );
}
