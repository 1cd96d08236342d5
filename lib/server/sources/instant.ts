import "server-only";

const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * An instant as ISO 8601 in UTC with milliseconds, from an ISO string (UTC where it names no offset) or from
 * milliseconds or seconds since the epoch; undefined for everything else and outside of the years 0 to 9999.
 */
export function toInstant(value: unknown): string | undefined {
  const time =
    typeof value === "number"
      ? toMilliseconds(value)
      : typeof value === "string"
        ? parse(value.trim())
        : Number.NaN;
  if (!Number.isFinite(time) || Math.abs(time) > 8.64e15) return undefined;
  const text = new Date(time).toISOString();
  return text.length === 24 ? text : undefined;
}

/** Numbers of the years 1973 to 5138 as seconds: as milliseconds they would all be in 1970 to 1973. */
const toMilliseconds = (time: number) => (time >= 1e8 && time < 1e11 ? time * 1_000 : time);

function parse(text: string): number {
  const [, date, time = "00:00", zone = "Z"] = iso.exec(text) ?? [];
  if (date !== undefined) return Date.parse(`${date}T${time}${zone.toUpperCase()}`);
  return /^\d{9,14}(?:\.\d{1,9})?$/.test(text) ? toMilliseconds(Number(text)) : Number.NaN;
}
