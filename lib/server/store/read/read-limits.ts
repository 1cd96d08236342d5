import "server-only";

/** Where one way to read gives way to another. Tests lower them, to compare both ways. */
export const readLimits = {
  /** Up to so many calls, a search is answered by their ids. */
  fewCalls: 2_000,
  /** The same for phrases and speakers: each statement would compare the whole text of each call that has the words. */
  fewComparedCalls: 10_000,
  /** If the planner expects more calls of a search, they are not few. */
  expectedCalls: 3_000,
  /** Up to so many whole numbers are named instead of the digits that they have. */
  fewNumbers: 5_000,
};
