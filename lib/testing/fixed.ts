/** How often a property runs; with which values, `seed.ts` says for all of them. */
export const fixed = (numRuns: number) => ({ numRuns });
