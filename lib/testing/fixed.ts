/** Runs of a property that are the same on every machine. */
export const fixed = (numRuns: number) => ({ seed: 20261101, numRuns });
