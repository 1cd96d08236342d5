import { Skeleton } from "@/components/ui/skeleton";
import type { ReactNode } from "react";

/** The shape of a page with filters whose data is on its way. */
export function PageSkeleton({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="space-y-4">
      <div>
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <Skeleton className="my-1 h-4 w-64 rounded" />
      </div>
      <Skeleton className="h-8 w-full max-w-3xl rounded-lg" />
      {children}
    </div>
  );
}
