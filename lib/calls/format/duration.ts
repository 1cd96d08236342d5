import { formatCount } from "./number";

const pad = (value: number) => String(value).padStart(2, "0");

/** A duration in seconds as on a clock: `3:05`, `1:02:03`. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}

/** A duration in seconds so that `parseDuration` gives back the same: `1:30`, or `59.6` where there is a fraction. */
export function writeDuration(seconds: number): string {
  return Number.isInteger(seconds) ? formatDuration(seconds) : String(seconds);
}

/** A sum of many durations, in seconds, in hours and minutes: `41 h 12 min`, in the reader's numbers. */
export function formatTalkTime(seconds: number, locale: string): string {
  const write = (count: number) => formatCount(count, locale);
  const whole = Math.round(seconds);
  if (whole < 60) return `${write(whole)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${write(minutes)} min`;
  return `${write(Math.floor(minutes / 60))} h ${write(minutes % 60)} min`;
}

/** A duration in seconds as it is spoken, for readers who hear the page: `3 minutes 5 seconds`. */
export function speakDuration(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [
    [Math.floor(whole / 3600), "hour"],
    [Math.floor(whole / 60) % 60, "minute"],
    [whole % 60, "second"],
  ] as const;
  const spoken = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`);
  return spoken.length === 0 ? "0 seconds" : spoken.join(" ");
}

/** Reads `90`, `1:30`, `1:02:03`, `90s`, `3m`, `2m 30s` or `1h` as seconds; undefined for other text. */
export function parseDuration(text: string): number | undefined {
  const written = text.trim().toLowerCase();
  return parseClock(written) ?? parseUnits(written);
}

function parseClock(text: string): number | undefined {
  const match = /^(?:(?:(\d{1,3}):)?(\d{1,5}):)?(\d{1,7}(?:\.\d+)?)$/.exec(text);
  if (!match) return undefined;
  const [, hours = "0", minutes = "0", seconds = "0"] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

const part = String.raw`(\d{1,7}(?:\.\d{1,6})?) ?`;
const units = new RegExp(
  `^(?:${part}h(?:(?:ou)?rs?)?)? ?(?:${part}m(?:in(?:ute)?s?)?)? ?(?:${part}s(?:ec(?:ond)?s?)?)?$`,
);

function parseUnits(text: string): number | undefined {
  const match = text === "" ? null : units.exec(text);
  if (!match) return undefined;
  const [, hours = "0", minutes = "0", seconds = "0"] = match;
  return Number((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)).toFixed(6));
}
