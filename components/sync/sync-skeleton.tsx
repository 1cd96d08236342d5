import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a connection's card. */
export function SyncSkeleton() {
  return <Skeleton className="h-[28rem] w-full rounded-xl" />;
}
