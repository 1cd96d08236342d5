const quarter = 900_000;
const sixHours = 24 * quarter;

/** A wall clock: what people in a zone read at an instant. */
export interface LocalTime {
  year: number;
  /** 1 to 12 */
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** 0 (Sunday) to 6 */
  weekday: number;
}

/** Reads instants (ms since epoch) as the wall clock of one IANA zone. */
export interface Zone {
  name: string;
  /** How far the wall clock is ahead of UTC at an instant, in ms. */
  offset(instant: number): number;
  local(instant: number): LocalTime;
}

/** Opens an IANA zone; throws a RangeError for a name that the runtime does not know. */
export function openZone(name: string): Zone {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  // Formatting is slow, and offsets change twice a year at most whole quarter hours: one look-up per six
  // hours is enough where both ends of them agree.
  const known = new Map<number, number>();
  const look = (instant: number): number => {
    const cached = known.get(instant);
    if (cached !== undefined) return cached;
    const found = measure(format, instant);
    known.set(instant, found);
    return found;
  };
  const offset = (instant: number): number => {
    const start = Math.floor(instant / sixHours) * sixHours;
    const before = look(start);
    return before === look(start + sixHours) ? before : look(Math.floor(instant / quarter) * quarter);
  };
  return { name, offset, local: (instant) => fields(instant + offset(instant)) };
}

function measure(format: Intl.DateTimeFormat, instant: number): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
  const wall = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute);
  return wall - instant;
}

function fields(wall: number): LocalTime {
  const date = new Date(wall);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    weekday: date.getUTCDay(),
  };
}
