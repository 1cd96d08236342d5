import type { ReactNode } from "react";

interface CallLayoutProps {
  navigation: ReactNode;
  header: ReactNode;
  summary: ReactNode;
  recording: ReactNode;
  /** Whether the recording stays in view: beside the transcript, and on a phone as a bar at the bottom. */
  sticks: boolean;
  details: ReactNode;
  transcript: ReactNode;
}

/**
 * Where the parts of a call stand: on a phone one below the other, the transcript last because it may be very long;
 * else the transcript on the left and the rest beside it.
 */
export function CallLayout({
  navigation,
  header,
  summary,
  recording,
  sticks,
  details,
  transcript,
}: CallLayoutProps) {
  return (
    <div>
      {navigation}
      {header}
      {/* On a phone a column and no grid: a bar only sticks within the whole column. */}
      <div className="flex flex-col gap-4 lg:grid lg:grid-cols-[minmax(0,2fr)_minmax(20rem,1fr)] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0">{summary}</div>
        <div className="min-w-0 max-lg:contents lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <div
            className={`z-20 lg:sticky lg:top-14 lg:-mt-4 lg:bg-background lg:pt-4 lg:pb-4 ${sticks ? "max-lg:sticky max-lg:bottom-0 max-lg:order-last max-lg:-mb-5" : ""}`}
          >
            {recording}
          </div>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4">{details}</div>
        </div>
        <div className="min-w-0">{transcript}</div>
      </div>
    </div>
  );
}
