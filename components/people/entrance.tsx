import type { ReactNode } from "react";
import { FormMessage } from "@/components/ui/form";
import type { ApiError } from "@/lib/calls/errors";

interface EntranceProps {
  title: string;
  message?: { error?: string | undefined; done?: string | undefined };
  children: ReactNode;
}

/** The narrow page of someone who is not signed in. */
export function Entrance({ title, message, children }: EntranceProps) {
  return (
    <section className="mx-auto max-w-sm space-y-5 py-8 sm:py-16">
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      <FormMessage {...message} />
      {children}
    </section>
  );
}

interface LoadedProps<T> {
  state: { value: T } | { error: ApiError };
  children: (value: T) => ReactNode;
}

/** What a page has loaded, or why it could not. */
export function Loaded<T>({ state, children }: LoadedProps<T>) {
  if ("value" in state) return children(state.value);
  return (
    <section role="alert" className="mx-auto max-w-lg space-y-2 px-4 py-16 text-center">
      <h1 className="text-lg font-semibold">This page cannot be shown</h1>
      <p className="text-sm text-muted">{state.error.message}</p>
    </section>
  );
}
