import { describe, expect, it } from "vitest";
import { isPublicPage } from "./sign-in-path";

const isPublic = (path: string) => isPublicPage(new Headers({ "x-path": path }));

describe("the pages that need no one to be signed in", () => {
  it.each([
    "/sign-in",
    "/sign-in?next=%2Fcalls",
    "/sign-in/code?message=a",
    "/first-owner?message=a",
    "/invite/token",
    "/invite/token?message=a",
    "/reset",
    "/reset?message=a",
    "/reset/token?message=a",
    "/s/share?range=7d",
  ])("are %s", (path) => {
    expect(isPublic(path)).toBe(true);
  });

  it.each([
    "/",
    "/?sign-in",
    "/calls",
    "/calls?next=/sign-in",
    "/settings/people",
    "/sign-ins",
    "/sync",
    "/s-",
  ])("are not %s", (path) => {
    expect(isPublic(path)).toBe(false);
  });
});
