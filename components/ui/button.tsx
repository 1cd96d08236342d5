import type { ComponentPropsWithRef } from "react";

interface ButtonProps extends ComponentPropsWithRef<"button"> {
  variant?: "primary" | "secondary" | "outline" | "ghost";
  iconOnly?: boolean;
  /** What it does is under way: it cannot be done twice. The button keeps the focus, unlike a disabled one. */
  busy?: boolean;
}

/**
 * A native button in HeroUI's classes, as on the tables: HeroUI's own brings 30 kB of press handling into the first
 * load of every page. What opens on demand uses HeroUI's components.
 */
export function Button({
  variant = "secondary",
  iconOnly,
  busy,
  className = "",
  onClick,
  ...rest
}: ButtonProps) {
  const classes = `button button--sm button--${variant} rounded-lg ${iconOnly ? "button--icon-only" : ""} ${className}`;
  return (
    <button
      type="button"
      className={classes}
      aria-disabled={busy}
      aria-busy={busy}
      onClick={busy ? undefined : onClick}
      {...rest}
    />
  );
}
