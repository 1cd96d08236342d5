import "server-only";

/** Where a sign-in leads, if it is a page of ours: a path with its query. Anything else leads to the overview. */
export function ownPath(next: string | null | undefined): string {
  if (!next?.startsWith("/") || next.length > 4_000) return "/";
  const base = "http://callboard.invalid";
  // What a browser would take for another host has another origin here, too.
  if (!URL.canParse(next, base)) return "/";
  const { origin, pathname, search } = new URL(next, base);
  const isOurs =
    origin === base && !pathname.startsWith("//") && !/^\/(?:api|sign-in)(?:\/|$)/.test(pathname);
  return isOurs ? `${pathname}${search}` : "/";
}
