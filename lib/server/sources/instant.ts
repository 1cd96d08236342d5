import "server-only";

const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * An instant as ISO 8601 in UTC with milliseconds, from an ISO string (UTC where it names no offset) or from
 * milliseconds since the epoch; undefined for everything else and outside of the years 0 to 9999.
 */
export function toInstant(value: unknown): string | undefined {
  const time =
    typeof value === "number" ? value : typeof value === "string" ? parse(value.trim()) : Number.NaN;
  if (!Number.isFinite(time) || Math.abs(time) > 8.64e15) return undefined;
  const text = new Date(time).toISOString();
  return text.length === 24 ? text : undefined;
}

function parse(text: string): number {
  const [, date, time = "00:00", zone = "Z"] = iso.exec(text) ?? [];
  if (date !== undefined) return Date.parse(`${date}T${time}${zone.toUpperCase()}`);
  return /^\d{12,14}$/.test(text) ? Number(text) : Number.NaN;
}
