import "server-only";

/** Whether a text can be an id of HighLevel's, so that it may stand in an address; nothing else is asked for. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,128}$/.test(text);
}
