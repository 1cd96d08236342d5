import type { ComponentProps, ReactNode } from "react";

/** A form that is sent without a script. */
export function Form({ action, children }: { action: string; children: ReactNode }) {
  return (
    <form action={action} method="post" className="space-y-4">
      {children}
    </form>
  );
}

interface FieldProps extends ComponentProps<"input"> {
  label: string;
  name: string;
  /** What is to be known before one fills it in. */
  hint?: string;
}

/** A field with its name above it. */
export function Field({ label, hint, id, ...input }: FieldProps) {
  const own = id ?? input.name;
  return (
    <div className="space-y-1">
      <label htmlFor={own} className="block text-sm font-medium">
        {label}
      </label>
      <input
        id={own}
        aria-describedby={hint ? `${own}-hint` : undefined}
        className="input input--primary h-9 w-full rounded-lg border border-separator"
        {...input}
      />
      {hint && (
        <p id={`${own}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

/** Sends its form. */
export function Submit({
  children,
  ...rest
}: ComponentProps<"button"> & { variant?: "primary" | "secondary" }) {
  const { variant = "primary", ...button } = rest;
  return (
    <button type="submit" className={`button button--sm button--${variant} rounded-lg`} {...button}>
      {children}
    </button>
  );
}

/** What a form that was sent has led to. */
export function FormMessage({ error, done }: { error?: string | undefined; done?: string | undefined }) {
  if (error) {
    return (
      <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger-soft-foreground">
        {error}
      </p>
    );
  }
  if (!done) return null;
  return (
    <p role="status" className="rounded-lg bg-success-soft px-3 py-2 text-sm text-success-soft-foreground">
      {done}
    </p>
  );
}
