/** What an erasure finds, or has erased. */
export interface ErasureCounts {
  calls: number;
  /** Wave forms of recordings. */
  peaks: number;
  /** Contacts that no other call is with. */
  names: number;
  /** Words that no other call has. */
  words: number;
  phoneRecords: number;
  /** Saved views that name the number or the contact. */
  views: number;
}

/** `POST /api/erasures` */
export interface ErasureAnswer {
  found: ErasureCounts;
  /** So many that their number has to be typed. */
  isLarge: boolean;
  /** False for a preview. */
  erased: boolean;
}
