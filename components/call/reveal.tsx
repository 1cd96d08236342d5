"use client";

import { useMutation } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { sendJson } from "@/components/query/fetch-json";
import { Button } from "@/components/ui/button";
import type { CallKey, RevealAnswer } from "@/lib/calls/answers";
import type { JsonValue } from "@/lib/calls/call";
import { writeValue } from "@/lib/calls/call-text/call-text";
import type { ApiError } from "@/lib/calls/errors";
import { masked } from "@/lib/calls/masked";
import { api } from "@/lib/calls/query/parts";

/** The call whose masked values the reader may reveal; absent if none. */
export const RevealContext = createContext<CallKey | undefined>(undefined);

interface RevealProps {
  /** As `RevealAnswer` names it. */
  part: string;
  /** The value as the page shows it. */
  value: JsonValue | undefined;
  /** What is revealed, for screen readers. */
  label: string;
}

/** Beside a value of which something is masked: shows it, if the reader may. */
export function Reveal({ part, value, label }: RevealProps) {
  const call = useContext(RevealContext);
  if (!call || value === undefined || !JSON.stringify(value).includes(masked)) return null;
  return <RevealButton call={call} part={part} label={label} />;
}

function RevealButton({ call, part, label }: { call: CallKey; part: string; label: string }) {
  const { data, error, isPending, mutate } = useMutation<RevealAnswer, ApiError>({
    mutationFn: () => sendJson<RevealAnswer>("POST", api.reveal(call), { part }),
  });
  if (data) {
    return (
      <output className="mt-1 block rounded-lg bg-warning-soft px-2 py-1 text-sm break-words whitespace-pre-line">
        {writeValue(data.value)}
      </output>
    );
  }
  return (
    <span className="block">
      <Button
        variant="outline"
        busy={isPending}
        className="mt-1 h-6 px-2 text-xs md:h-6"
        title="The audit log notes it."
        onClick={() => mutate()}
      >
        Reveal<span className="sr-only"> {label}</span>
      </Button>
      <span role="status" className="block text-xs text-danger-soft-foreground empty:hidden">
        {error?.message}
      </span>
    </span>
  );
}
