import "server-only";

/** A part of a path. Next decodes some of them, so that a percent sign in it may stand for itself. */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
