import { Skeleton } from "@/components/ui/skeleton";

/** The places of the cards: the same for the numbers and for their skeleton. */
export const cardGrid = "grid grid-cols-12 gap-4";
export const wideCard = "col-span-12 xl:col-span-8";
export const narrowCard = "col-span-12 xl:col-span-4";
export const fullCard = "col-span-12";

function CardSkeleton({ className, content = "h-72" }: { className: string; content?: string }) {
  return (
    <div className={`space-y-3 rounded-xl border border-separator bg-surface p-3 sm:p-4 ${className}`}>
      <div className="h-10">
        <Skeleton className="h-5 w-32 rounded" />
      </div>
      <Skeleton className={`rounded-lg ${content}`} />
    </div>
  );
}

/** The shape of the page while its numbers are on their way. */
export function OverviewSkeleton() {
  return (
    <div role="status" aria-label="Loading numbers" className="space-y-4">
      <div className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-separator bg-separator md:grid-cols-3 xl:grid-cols-6">
        {Array.from({ length: 6 }, (_, index) => (
          <div key={index} className="bg-surface px-4 py-3">
            <Skeleton className="h-5 w-24 rounded" />
            <Skeleton className="my-1 h-6 w-16 rounded" />
            <Skeleton className="h-4 w-20 rounded" />
          </div>
        ))}
      </div>
      <div className={cardGrid}>
        <CardSkeleton className={wideCard} />
        <CardSkeleton className={narrowCard} />
        <CardSkeleton className={wideCard} content="h-162 md:h-72 xl:h-105" />
        <CardSkeleton className={narrowCard} content="h-105" />
        <CardSkeleton className={fullCard} content="h-140 md:h-72" />
        <CardSkeleton className={fullCard} />
      </div>
    </div>
  );
}
