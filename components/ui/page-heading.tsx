import type { ReactNode } from "react";

interface PageHeadingProps {
  title: string;
  /** Which of several such pages it is. */
  beside?: ReactNode;
  /** What the page shows, in a line of words; empty until it is known. */
  facts: ReactNode;
  /** They change again and again: who hears the page is not told each time. */
  steady?: boolean;
  /** What one can do with the page as a whole. */
  children?: ReactNode;
}

/** The head of a page. Its line of facts keeps its place while there is nothing to say. */
export function PageHeading({ title, beside, facts, steady, children }: PageHeadingProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1">
      <div className="flex min-w-0 items-center gap-3">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {beside}
      </div>
      <div className="flex min-h-9 items-center gap-2 sm:row-span-2 sm:self-end">{children}</div>
      <div
        role="status"
        aria-live={steady ? "off" : undefined}
        className="flex min-h-6 flex-wrap items-center gap-x-2 text-sm text-muted max-sm:col-span-2"
      >
        {facts}
      </div>
    </div>
  );
}
