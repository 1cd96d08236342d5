"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { sendJson } from "@/components/query/fetch-json";
import { Button } from "@/components/ui/button";
import type { ApiError } from "@/lib/calls/errors";
import { api } from "@/lib/calls/query/parts";
import type { RetentionAnswer, RetentionDays } from "@/lib/calls/retention";

const labels: Record<keyof RetentionDays, string> = {
  textDays: "Transcripts and data",
  peaksDays: "Recording wave forms",
  factsDays: "Whole calls",
};
const names = ["textDays", "peaksDays", "factsDays"] as const;

const toText = (days: number | null) => (days === null ? "" : String(days));
/** Text that is not a number is sent as it is, and the server says what is wrong. */
const toDays = (text: string) => {
  const plain = text.trim();
  if (plain === "") return null;
  return /^\d{1,9}$/.test(plain) ? Number(plain) : plain;
};

/** For how long a connection keeps its calls. */
export function RetentionForm({ kept }: { kept: RetentionAnswer["connections"][number] }) {
  const client = useQueryClient();
  const [days, setDays] = useState({
    textDays: toText(kept.textDays),
    peaksDays: toText(kept.peaksDays),
    factsDays: toText(kept.factsDays),
  });
  const { error, isPending, isSuccess, mutate, reset } = useMutation<RetentionAnswer, ApiError>({
    mutationFn: () =>
      sendJson("PUT", api.retention(), {
        connection: kept.connection,
        ...Object.fromEntries(names.map((name) => [name, toDays(days[name])])),
      }),
    onSuccess: (answer) => client.setQueryData([api.retention()], answer),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate();
  };
  return (
    <form
      onSubmit={submit}
      className="space-y-2 border-t border-separator pt-3 text-sm first-of-type:border-0"
    >
      <h3 className="font-medium">{kept.name}</h3>
      <div className="grid gap-3 sm:grid-cols-3">
        {names.map((name) => (
          <label key={name} className="space-y-1">
            <span className="block text-xs text-muted">{labels[name]}, days</span>
            <input
              className="input input--secondary w-full rounded-lg px-3 py-1.5"
              inputMode="numeric"
              placeholder="Forever"
              value={days[name]}
              onChange={({ target }) => {
                reset();
                setDays({ ...days, [name]: target.value });
              }}
            />
          </label>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="outline" busy={isPending}>
          Save
        </Button>
        <p role="status" className={error ? "text-danger-soft-foreground" : "text-muted"}>
          {error?.message ?? (isSuccess ? "Saved. Older data is being deleted." : "")}
        </p>
      </div>
    </form>
  );
}
