"use client";

import { Skeleton } from "@/components/ui/skeleton";
import dynamic from "next/dynamic";

/** The place of a plot whose code is on its way. */
function PlotSkeleton() {
  return (
    <div className="size-full pt-6 pr-3 pb-7 pl-10">
      <Skeleton className="size-full rounded-lg" />
    </div>
  );
}

export const TimeChart = dynamic(() => import("./drawings").then((drawings) => drawings.TimeChart), {
  ssr: false,
  loading: PlotSkeleton,
});

export const HistogramChart = dynamic(
  () => import("./drawings").then((drawings) => drawings.HistogramChart),
  { ssr: false, loading: PlotSkeleton },
);
