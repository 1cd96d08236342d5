import "server-only";
import { CallboardError } from "../errors";

/** What a reader is told of whom the store would have to answer, while it is being opened or its server is gone. */
export const storeAway = (message: string): CallboardError =>
  new CallboardError("upstream_unavailable", `${message} Try again in a moment.`, { retryAfter: 3 });
