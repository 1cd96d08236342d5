import type { Notice } from "../answers";
import type { SearchedText } from "./passages";

/** Where a call first holds what was searched for, with some text around it. */
export interface SearchHit extends SearchedText {
  /** What of `text` was searched for: `start` ≤ UTF-16 offset < `end`. */
  marks: { start: number; end: number }[];
}

/** A word or phrase of a search that no call has. */
export interface AbsentTerm {
  /** As the reader wrote it. */
  text: string;
  /** A word that calls have and that is written much like it. */
  nearest?: string;
}

/** Of the calls that a search finds: calls with the person whom it names, and calls in which that was said or written. */
export interface CallerMatches {
  from: number;
  mentioned: number;
}

/** `GET /api/search`: why a search finds what it finds. */
export interface SearchAnswer {
  absent: AbsentTerm[];
  /** Absent if the search names no person, or finds too many calls to tell. */
  callers?: CallerMatches;
  total: number;
  /** The total of the same query over all time. */
  allTime: number;
  notices: Notice[];
}
