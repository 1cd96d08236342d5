/** For how many days after their start the parts of calls are kept; null: forever. */
export interface RetentionDays {
  /** Transcript, summary, extracted data, what actions say, and who called. */
  textDays: number | null;
  /** Wave forms of recordings. */
  peaksDays: number | null;
  /** Whole calls, with all that is counted. */
  factsDays: number | null;
}

/** `GET /api/retention`, and the answer to each change */
export interface RetentionAnswer {
  connections: (RetentionDays & {
    /** Slug. */
    connection: string;
    name: string;
  })[];
}
