import "server-only";
import { ownPath } from "@/lib/server/http/own-path";
import { needsFirstOwner } from "./join";

/** The pages that need no one to be signed in. */
const publicPages = /^\/(?:sign-in|first-owner|invite|reset|s)(?:[/?]|$)/;

/** The page that was asked for, with its query: `proxy.ts` notes it. */
const pathOf = (headers: Headers) => headers.get("x-path") ?? "/";

/** Whether the page that was asked for needs no one to be signed in. */
export const isPublicPage = (headers: Headers): boolean => publicPages.test(pathOf(headers));

/** Where a stranger is led who asks for a page: to sign in and come back, or to make the first owner. */
export async function signInPath(headers: Headers): Promise<string> {
  if (await needsFirstOwner()) return "/first-owner";
  const next = ownPath(pathOf(headers));
  return next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}
