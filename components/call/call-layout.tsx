import type { ReactNode } from "react";

interface CallLayoutProps {
  navigation: ReactNode;
  header: ReactNode;
  summary: ReactNode;
  /** Stays in view while the transcript moves. */
  recording: ReactNode;
  details: ReactNode;
  transcript: ReactNode;
}

/**
 * Where the parts of a call stand: on a phone one below the other, the transcript last because it may be very long;
 * else the transcript on the left and the rest beside it.
 */
export function CallLayout({ navigation, header, summary, recording, details, transcript }: CallLayoutProps) {
  return (
    <div>
      {navigation}
      {header}
      <div className="grid gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(20rem,1fr)] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0">{summary}</div>
        <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <div className="z-20 pb-4 lg:sticky lg:top-14 lg:-mt-4 lg:bg-background lg:pt-4">{recording}</div>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4">{details}</div>
        </div>
        <div className="min-w-0">{transcript}</div>
      </div>
    </div>
  );
}
