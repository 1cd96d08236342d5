import { SyncSkeleton } from "@/components/sync/sync-skeleton";
import { PageHeading } from "@/components/ui/page-heading";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <div className="space-y-4">
      <PageHeading title="Sync" facts={<Skeleton className="h-4 w-64 rounded" />} />
      <SyncSkeleton />
    </div>
  );
}
