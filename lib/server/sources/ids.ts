import "server-only";

/**
 * Whether a text may stand in an address as an id: unreserved characters, and no `.` or `..`, which would lead elsewhere.
 */
export function isId(text: string): boolean {
  return /^(?!\.{1,2}$)[A-Za-z0-9._~:-]{1,128}$/.test(text);
}
