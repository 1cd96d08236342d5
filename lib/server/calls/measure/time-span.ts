import "server-only";

/** A span of time, ms since the epoch: `start` ≤ call < `end`. */
export interface TimeSpan {
  start: number;
  end: number;
}

export const isoSpan = ({ start, end }: TimeSpan) => ({
  start: new Date(start).toISOString(),
  end: new Date(end).toISOString(),
});
