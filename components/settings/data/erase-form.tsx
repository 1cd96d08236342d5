"use client";

import { useMutation } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState, type FormEvent } from "react";
import { sendJson } from "@/components/query/fetch-json";
import { Button } from "@/components/ui/button";
import type { ErasureAnswer } from "@/lib/calls/erasure";
import type { ApiError } from "@/lib/calls/errors";
import { ErasePreview } from "./erase-preview";
import { personIn, requestOf, type Person } from "./person";

const labels: Record<Person["by"], string> = {
  number: "Phone number",
  contact: "Contact ID",
  call: "Call ID",
};

const field = "input input--secondary w-full rounded-lg px-3 py-1.5";

interface EraseFormProps {
  connections: readonly { connection: string; name: string }[];
}

/** Finds what is stored of a person, and erases it after a second confirmation. */
export function EraseForm({ connections }: EraseFormProps) {
  const [person, setPerson] = useState(personIn(useSearchParams()));
  const { data, error, isPending, mutate, reset } = useMutation<ErasureAnswer, ApiError, object>({
    mutationFn: (more) => sendJson("POST", "/api/erasures", { ...requestOf(person), ...more }),
  });
  const change = (part: Partial<Person>) => {
    reset();
    setPerson({ ...person, ...part });
  };
  const [first] = connections;
  const needsConnection = person.by !== "number" && person.connection === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (person.value.trim() !== "" && !needsConnection) mutate({ preview: true });
  };
  return (
    <section aria-labelledby="erase" className="space-y-3 rounded-xl border border-separator p-4">
      <h2 id="erase" className="font-semibold">
        Erase a person
      </h2>
      <p className="text-sm text-muted">
        Erases calls with their transcripts, names and counts. They stay erased when calls are synced again.
        The upstream keeps its own copy.
      </p>
      <form onSubmit={submit} className="grid gap-3 text-sm sm:grid-cols-3">
        <label className="space-y-1">
          <span className="block text-xs text-muted">Find by</span>
          <select
            className={field}
            value={person.by}
            onChange={({ target }) => {
              const by = target.value === "contact" || target.value === "call" ? target.value : "number";
              change({ by, connection: by === "number" ? "" : (first?.connection ?? "") });
            }}
          >
            {Object.entries(labels).map(([by, label]) => (
              <option key={by} value={by}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="space-y-1">
          <span className="block text-xs text-muted">{labels[person.by]}</span>
          <input
            className={field}
            value={person.value}
            autoComplete="off"
            onChange={({ target }) => change({ value: target.value })}
          />
        </label>
        <label className="space-y-1">
          <span className="block text-xs text-muted">Connection</span>
          <select
            className={field}
            value={person.connection}
            onChange={({ target }) => change({ connection: target.value })}
          >
            {(person.by === "number" || needsConnection) && (
              <option value="">{needsConnection ? "Choose a connection" : "All connections"}</option>
            )}
            {connections.map(({ connection, name }) => (
              <option key={connection} value={connection}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <div className="sm:col-span-3">
          <Button type="submit" variant="primary" busy={isPending}>
            Preview
          </Button>
        </div>
      </form>
      <p role="alert" className="text-sm text-danger-soft-foreground empty:hidden">
        {error?.message}
      </p>
      {data && (
        <ErasePreview
          answer={data}
          person={person}
          busy={isPending}
          confirm={(typed) => mutate({ count: data.found.calls, ...(data.isLarge && { typed }) })}
          cancel={reset}
        />
      )}
    </section>
  );
}
