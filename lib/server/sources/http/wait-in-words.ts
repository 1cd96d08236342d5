import "server-only";

/** How long to wait, in words: `12 s`, `5 min`, `3 h`. */
export function waitInWords(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3600)} h`;
}
