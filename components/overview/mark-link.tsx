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

/** What is counted, as the way to its list. */
export function MarkLink({ href, wide = false, className = "", children }: MarkLinkProps) {
  if (href === undefined) return <span className={className}>{children}</span>;
  return (
    <Link
      href={href}
      prefetch={false}
      suppressHydrationWarning
      className={`rounded-sm hover:underline ${wide ? "after:absolute after:inset-0" : "inline-flex min-h-6 min-w-6 items-center justify-end"} ${className}`}
    >
      {children}
    </Link>
  );
}
