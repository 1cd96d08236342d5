import type { ReactNode } from "react";

interface CardProps {
  /** Id of the heading. */
  id: string;
  title: string;
  /** Beside the title, such as a count. */
  note?: string | undefined;
  /** At the end of the heading's line. */
  tools?: ReactNode;
  children: ReactNode;
}

/** A part of the call page with its heading. */
export function Card({ id, title, note, tools, children }: CardProps) {
  return (
    <section aria-labelledby={id} className="rounded-xl border border-separator bg-surface">
      <div className="flex min-h-11 items-center gap-2 px-4 pt-1">
        <h2 id={id} className="text-sm font-semibold">
          {title}
        </h2>
        {note !== undefined && <span className="text-xs text-muted">{note}</span>}
        {tools && <div className="ms-auto -me-2 flex items-center gap-1">{tools}</div>}
      </div>
      <div className="px-4 pb-4">{children}</div>
    </section>
  );
}
