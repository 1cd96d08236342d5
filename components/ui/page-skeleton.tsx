import type { ReactNode } from "react";
import { PageHeading } from "./page-heading";
import { Skeleton } from "./skeleton";

/** The shape of a page with filters whose data is on its way. */
export function PageSkeleton({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="space-y-4">
      <PageHeading title={title} facts={<Skeleton className="h-4 w-64 rounded" />} />
      <Skeleton className="h-8 w-full max-w-3xl rounded-lg" />
      {children}
    </div>
  );
}
