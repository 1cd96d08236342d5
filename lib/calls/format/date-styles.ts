const clock = { hour: "2-digit", minute: "2-digit" } as const;
const monthAndDay = { day: "numeric", month: "short" } as const;
const date = { ...monthAndDay, year: "numeric" } as const;

/** The ways in which instants are written. */
export const dateStyles = {
  /** In a table, where the year is that in which it was read. */
  short: { ...monthAndDay, ...clock },
  /** Where nothing else tells the year. */
  dated: { ...date, ...clock },
  /** With the name of the zone behind it. */
  full: { weekday: "short", ...date, ...clock },
  seconds: { ...clock, second: "2-digit" },
  minute: clock,
  /** As short as an axis needs it: `14`, `2 PM`. */
  hour: { hour: "numeric" },
  day: date,
  longDay: { day: "numeric", month: "long", year: "numeric" },
  dayOfYear: monthAndDay,
  weekday: { weekday: "short", ...monthAndDay },
  datedWeekday: { weekday: "short", ...date },
  month: { month: "short", year: "numeric" },
  longMonth: { month: "long", year: "numeric" },
  year: { year: "numeric" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof dateStyles;
