// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { renderInPage } from "@/components/testing/render";
import { errorCodes, type ApiError } from "@/lib/calls/errors";
import { Failure } from "./failure";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(error: Partial<ApiError>, busy = false, names: Record<string, string> = { main: "Main" }) {
  const retry = vi.fn();
  const whole: ApiError = { code: "internal", message: "Do this.", retryable: false, ...error };
  renderInPage(<Failure error={whole} retry={retry} busy={busy} />, { connections: names });
  return retry;
}
const wait = (seconds: number) => act(() => void vi.advanceTimersByTime(seconds * 1_000));

it("has a title for each code, and shows the message", () => {
  const titles = errorCodes.map((code) => {
    open({ code });
    const text = screen.getAllByRole("heading").at(-1)?.textContent;
    return text;
  });
  expect(new Set(titles).size).toBe(errorCodes.length);
  expect(screen.getAllByText("Do this.")).toHaveLength(errorCodes.length);
});

it.each([
  ["upstream_rate_limited", "Main asks us to wait"],
  ["upstream_unavailable", "Main cannot be reached"],
  ["upstream_unauthorized", "Main refused the token"],
  ["upstream_forbidden", "The token may not read this"],
  ["upstream_rejected", "Main refused the request"],
  ["upstream_malformed", "Main's answer could not be read"],
] as const)("says of %s: %s", (code, title) => {
  open({ code });
  expect(screen.getByRole("heading").textContent).toBe(title);
});

it("names no upstream if it may be any of several", () => {
  open({ code: "upstream_unavailable" }, false, { main: "Main", other: "Other" });
  expect(screen.getByRole("heading").textContent).toBe("The upstream cannot be reached");
});

it("tries again on request only, if trying again does not help", () => {
  const retry = open({ retryable: false });
  wait(3_600);
  expect(retry).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(retry).toHaveBeenCalledOnce();
});

it("tries again by itself, after the time that the server names", () => {
  const retry = open({ retryable: true, retryAfter: 40 });
  wait(39);
  expect(retry).not.toHaveBeenCalled();
  wait(1);
  expect(retry).toHaveBeenCalledOnce();
});

it("does not try again while it does", () => {
  const retry = open({ retryable: true }, true);
  wait(3_600);
  expect(retry).not.toHaveBeenCalled();
});
