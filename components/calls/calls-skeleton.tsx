import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a list whose rows are on their way. */
export function CallsSkeleton({ rows }: { rows: number }) {
  return (
    <div
      role="status"
      aria-label="Loading calls"
      className="overflow-hidden rounded-xl border border-separator bg-surface"
    >
      <div className="h-9 bg-surface-secondary max-sm:h-12" />
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={row}
          className="flex h-16 items-center gap-6 border-b border-separator/50 px-4 last:border-0"
        >
          <Skeleton className="h-4 w-28 rounded" />
          <Skeleton className="h-4 w-28 rounded max-sm:hidden" />
          <Skeleton className="h-4 w-36 rounded max-md:hidden" />
          <Skeleton className="h-4 w-10 rounded" />
          <Skeleton className="h-4 grow rounded" />
        </div>
      ))}
    </div>
  );
}
