import { Skeleton } from "@/components/ui/skeleton";
import { CallLayout } from "./call-layout";

const card = "rounded-xl border border-separator bg-surface p-4";

/** The shape of a call while it loads. */
export function CallSkeleton() {
  return (
    <div role="status" aria-label="The call is loading">
      <CallLayout
        navigation={
          <div className="mb-3 flex h-9 items-center justify-between md:h-8">
            <Skeleton className="h-5 w-20 rounded-md" />
            <Skeleton className="h-5 w-40 rounded-md" />
          </div>
        }
        header={
          <div className="mb-4">
            <Skeleton className="h-8 w-56 rounded-md" />
            <div className="mt-3 flex h-14 flex-wrap gap-x-8 gap-y-3">
              {[40, 20, 28, 32, 28].map((width, place) => (
                <Skeleton key={place} className={`h-10 rounded-md ${widths[width] ?? ""}`} />
              ))}
            </div>
          </div>
        }
        summary={<Lines rows={2} />}
        recording={<Lines rows={2} />}
        sticks={false}
        details={
          <>
            <Lines rows={4} />
            <Lines rows={6} />
          </>
        }
        transcript={<Lines rows={12} />}
      />
    </div>
  );
}

const widths: Record<number, string> = { 20: "w-20", 28: "w-28", 32: "w-32", 40: "w-40" };

function Lines({ rows }: { rows: number }) {
  return (
    <div className={`${card} grid gap-3`}>
      <Skeleton className="h-4 w-24 rounded-md" />
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} className={`h-4 rounded-md ${row % 3 === 2 ? "w-2/3" : "w-full"}`} />
      ))}
    </div>
  );
}
