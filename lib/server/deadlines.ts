import "server-only";

/*
 * How long after its start a request may still do what, ms. An answer is promised within 20 s, retries included.
 */

/** It gets an answer, if only an error. */
export const requestDeadline = 19_000;

/** It looks for the place of its call among others. */
export const positionDeadline = 16_000;

/** What is left of a time, ms, of a request that began at `start` (ms since the epoch). */
export const leftOf = (deadline: number, start: number): number => Math.max(0, start + deadline - Date.now());
