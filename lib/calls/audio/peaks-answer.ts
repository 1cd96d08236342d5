/** `GET /api/calls/{connection}/{id}/peaks`: how loud the recording is. */
export type PeaksAnswer =
  | {
      state: "ready";
      /** The loudest sample of each stretch, from 0 (silence) to 255. */
      peaks: number[];
      /** Stretches in a second. */
      perSecond: number;
      /** Length of the recording. */
      seconds: number;
    }
  /** They are being made: ask again after so many seconds. */
  | { state: "pending"; retryAfter: number }
  /** There are none, and why. */
  | { state: "none"; message: string };
