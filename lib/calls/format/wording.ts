/**
 * How dates and numbers are written. The words of the pages are English, so that those of dates are as well: a browser
 * may not have the words of the reader's language that the server has, and would draw another page. Only the order of
 * dates and the clock follow the reader.
 */
export type Wording = "american" | "british";

const americans = /^en$|^en-ca$|-(us|pr|ph)(-|$)/i;

/** The way in which dates are written for a reader's language (a BCP 47 tag). */
export const wordingOf = (locale: string): Wording => (americans.test(locale) ? "american" : "british");

/** The English in which a reader's numbers and calendars are written: browsers and servers have it all. */
export const englishOf = (locale: string) => (wordingOf(locale) === "american" ? "en-US" : "en-GB");

export const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** From Monday, as ISO counts weekdays from 1. */
export const weekdays = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;
