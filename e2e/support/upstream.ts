import type { CallRow } from "../../lib/sandbox/highlevel";
import { headersFor } from "../../lib/sandbox/ask";
import { sandboxUrl } from "./addresses";
import { now } from "./clock.mjs";

/** A call as the sandbox has it: the truth that pages are held against, read past all of the product's code. */
export type UpstreamCall = CallRow;

const size = 50;

async function readPage(page: number): Promise<UpstreamCall[]> {
  const search = new URLSearchParams({
    locationId: "sandbox-location",
    page: String(page),
    pageSize: String(size),
  });
  const response = await fetch(`${sandboxUrl}/voice-ai/dashboard/call-logs?${search.toString()}`, {
    headers: headersFor({ token: "sandbox-token" }),
  });
  return ((await response.json()) as { callLogs: UpstreamCall[] }).callLogs;
}

/** All calls of the sandbox, the newest first. */
export async function readUpstream(): Promise<UpstreamCall[]> {
  const calls: UpstreamCall[] = [];
  for (let page = 1; ; page += 1) {
    const rows = await readPage(page);
    calls.push(...rows);
    if (rows.length < size) return calls;
  }
}

export const isLive = ({ trialCall }: UpstreamCall): boolean => !trialCall;

/** The day of an instant in a zone, as `YYYY-MM-DD`. */
export const dayIn = (zone: string, instant: string | number): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date(instant));

/** Whether a call was today or on one of the days before it, so many in all, in the account's zone. */
export function withinDays(days: number): (call: UpstreamCall) => boolean {
  const zone = "America/Chicago";
  const noon = Date.parse(`${dayIn(zone, now())}T12:00:00Z`);
  const first = dayIn("UTC", noon - (days - 1) * 86_400_000);
  return ({ createdAt }) => dayIn(zone, createdAt) >= first;
}

/** Whether any action of the types ran in a call. */
export const hasAction =
  (...types: string[]) =>
  ({ executedCallActions }: UpstreamCall): boolean =>
    executedCallActions.some(({ actionType }) => types.includes(actionType));

/** The first call that fits, which must exist. */
export function callWith(
  calls: readonly UpstreamCall[],
  fits: (call: UpstreamCall) => boolean,
): UpstreamCall {
  const found = calls.find(fits);
  if (!found) throw new Error("The sandbox has no such call.");
  return found;
}
