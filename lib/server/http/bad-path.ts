import "server-only";
import { CallboardError } from "@/lib/server/errors";

/** Whether a path has an escape that stands for no text, such as `%ff`. Next fails on it when it matches its routes. */
export function hasBrokenEscape(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return false;
  } catch {
    return true;
  }
}

/** The API's answer for such a path. */
export const badPathResponse = (): Response =>
  new CallboardError(
    "bad_request",
    "The path of the address is not valid. Write a percent sign as %25.",
  ).toResponse();
