import { CallsSkeleton } from "@/components/calls/calls-skeleton";
import { PageSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton title="Calls">
      <CallsSkeleton rows={25} />
    </PageSkeleton>
  );
}
