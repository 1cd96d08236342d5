"use client";

import { Failure } from "@/components/ui/failure";

const error = {
  code: "internal",
  message: "This page could not be shown. Try again; the address in the browser is still right.",
  retryable: false,
} as const;

export default function PageError({ reset }: { reset: () => void }) {
  return <Failure error={error} retry={reset} busy={false} />;
}
