import { CallsLoading } from "@/components/calls/calls-loading";
import { PageSkeleton } from "@/components/ui/page-skeleton";

export default function Loading() {
  return (
    <PageSkeleton title="Calls">
      <CallsLoading />
    </PageSkeleton>
  );
}
