import "server-only";

export type Priority = "interactive" | "background";

export interface SlotRequest {
  /** Interactive requests go ahead of background ones. */
  priority: Priority;
  signal: AbortSignal;
  /** The moment by the pacer's clock after which the request is of no use any more. */
  deadline: number;
}

/** The right to send one request. */
export interface Slot {
  /**
   * Gives the slot back, once, with the answer if there was one.
   * @returns milliseconds for which nobody may send, 0 mostly
   */
  done(answer?: { status: number; headers: Headers }): number;
}
