/** What a reader may see of a connection, from least to most: counts, calls without personal data, everything. */
export const levels = ["metrics", "masked", "full"] as const;
export type Level = (typeof levels)[number];
