"use client";

import { useState } from "react";
import type { CallQuery } from "@/lib/calls/query/parameters";

/** An answer with the query that it was given for. */
export interface Settled<T> {
  query: CallQuery;
  answer: T;
}

/**
 * The answer to a query. While there is none, it is the last one, still with the query that it was given for: so that
 * what stays in view is not taken for an answer to the present query. `fresh` is undefined for placeholders.
 */
export function useSettled<T extends object>(query: CallQuery, fresh: T | undefined): Settled<T> | undefined {
  const [settled, setSettled] = useState(fresh && { query, answer: fresh });
  if (!fresh || (settled?.answer === fresh && settled.query === query)) return settled;
  const next = { query, answer: fresh };
  setSettled(next);
  return next;
}
