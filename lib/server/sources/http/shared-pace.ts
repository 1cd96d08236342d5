import "server-only";

/** How many requests may go out. */
export interface Rate {
  /** ms between requests. */
  spacing: number;
  /** Requests that may go out at once after a silence. */
  burst: number;
}

/** The pace of one account, shared by all processes that send requests for it. */
export interface SharedPace {
  /**
   * Reserves slots for requests.
   * @returns ms from now until each slot
   * @throws if the processes cannot be reached
   */
  reserve(count: number, rate: Rate): Promise<number[]>;
  /** Lets no process send for so many ms. */
  pause(milliseconds: number): Promise<void>;
}
