import type { ReactNode } from "react";

/** The words for what is not there, quieter than what is. */
export function Missing({ children }: { children: ReactNode }) {
  return <span className="text-muted">{children}</span>;
}
