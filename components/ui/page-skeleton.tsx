import type { ReactNode } from "react";
import { PageHeading } from "./page-heading";
import { Skeleton } from "./skeleton";

/** The shape of a page with filters whose data is on its way. */
export function PageSkeleton({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="space-y-4">
      <PageHeading title={title} facts={<Skeleton className="h-4 w-64 rounded" />} />
      <div className="space-y-2 max-sm:space-y-1">
        <Skeleton className="h-9 w-full max-w-md rounded-lg md:h-8" />
        <div className="max-sm:py-1">
          <Skeleton className="h-9 w-full max-w-3xl rounded-lg md:h-8" />
        </div>
        <div className="h-7" />
      </div>
      {children}
    </div>
  );
}
