import Link from "next/link";
import type { ReactNode } from "react";

interface MarkLinkProps {
  /** The list of what is counted; undefined where there is none. */
  href: string | undefined;
  /** The link fills the nearest box that is positioned. */
  wide?: boolean;
  className?: string;
  children: ReactNode;
}

const fill = "rounded-sm after:absolute after:inset-0 hover:underline";
const inline =
  "inline-flex min-h-6 min-w-6 items-center justify-end rounded-sm underline decoration-muted/40 underline-offset-4 hover:decoration-current";

/** What is counted, as the way to its list. */
export function MarkLink({ href, wide = false, className = "", children }: MarkLinkProps) {
  if (href === undefined) return <span className={className}>{children}</span>;
  return (
    <Link href={href} prefetch={false} className={`${wide ? fill : inline} ${className}`}>
      {children}
    </Link>
  );
}
