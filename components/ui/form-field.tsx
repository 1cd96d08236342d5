import { useId, type ComponentPropsWithRef, type ReactNode } from "react";

interface FormFieldProps extends ComponentPropsWithRef<"input"> {
  label: string;
  /** What to enter, or where to find it. */
  help?: ReactNode;
  /** Why what was entered was not accepted. */
  error?: string | undefined;
}

/** A text field of a form, with what is wrong right below it. */
export function FormField({ label, help, error, className = "", ...rest }: FormFieldProps) {
  const id = useId();
  const texts = [error !== undefined && `${id}-error`, help !== undefined && `${id}-help`].filter(Boolean);
  return (
    <div className={`space-y-1 ${className}`}>
      <label htmlFor={id} className="label">
        {label}
      </label>
      <input
        id={id}
        className={`input input--secondary w-full ${error === undefined ? "" : "outline-2 outline-danger"}`}
        aria-invalid={error !== undefined}
        aria-describedby={texts.length > 0 ? texts.join(" ") : undefined}
        autoComplete="off"
        spellCheck={false}
        {...rest}
      />
      {error !== undefined && (
        <p id={`${id}-error`} role="alert" className="text-sm text-danger-soft-foreground">
          {error}
        </p>
      )}
      {help !== undefined && (
        <p id={`${id}-help`} className="text-xs text-muted">
          {help}
        </p>
      )}
    </div>
  );
}
