import { Skeleton } from "@/components/ui/skeleton";

/** The place of a panel whose code is on its way. */
export function PanelSkeleton() {
  return (
    <div className="w-56 space-y-2 p-2" aria-label="Loading">
      {["w-full", "w-4/5", "w-11/12", "w-3/5"].map((width) => (
        <Skeleton key={width} className={`h-6 rounded-md ${width}`} />
      ))}
    </div>
  );
}
