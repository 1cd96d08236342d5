import "server-only";
import type { Coverage, Notice } from "@/lib/calls/answers";
import { formatSpanOf } from "@/lib/calls/format/ago";
import { formatCount } from "@/lib/calls/format/number";
import type { StoredCoverage } from "../store/read/coverage";
import type { Part } from "./resolve";

/** How old the mirror may be before readers are told, ms. */
const fresh = 120_000;

type Covered = Part & { coverage: StoredCoverage };

const mostNames = 3;

/** Names the connections that a notice is about, if there are others. */
function among(some: readonly Covered[], all: readonly Covered[]): string {
  if (all.length === 1) return "";
  const names = some.slice(0, mostNames).map(({ connection }) => connection.name);
  const more = some.length > mostNames ? ` and ${some.length - mostNames} others` : "";
  return ` (${names.join(", ")}${more})`;
}

/** What the reader of the mirror has to know: that a part of it is old, or that its counts are not the upstream's. */
export function coverageNotices(parts: readonly Covered[], now: number): Notice[] {
  const notices: Notice[] = [];
  const ageOf = ({ coverage }: Covered) => (coverage.asOf === undefined ? 0 : now - coverage.asOf);
  const stale = parts.filter((part) => ageOf(part) > fresh);
  if (stale.length > 0) {
    const age = formatSpanOf(Math.max(...stale.map(ageOf)) / 1000, "en");
    const message = `The upstream${among(stale, parts)} was last read ${age} ago: calls since then are missing here.`;
    notices.push({ code: "mirror_stale", message });
  }
  const unverified = parts.filter(({ coverage }) => !coverage.verified);
  if (unverified.length > 0) {
    const message = `For a part of this range the upstream${among(unverified, parts)} counts other calls than it lists. All that it lists are here.`;
    notices.push({ code: "not_verified", message });
  }
  return notices;
}

/** Says how much of a range the mirror holds so far, and of which connections not all. */
export function partlyLoaded({ loaded, expected }: Coverage, parts: readonly Covered[]): Notice {
  const of = expected === undefined || expected < loaded ? "" : ` of ${formatCount(expected, "en")}`;
  const calls = loaded === 1 && of === "" ? "call is" : "calls are";
  const missing = parts.filter(({ coverage }) => !coverage.complete);
  const others = missing.some(({ coverage }) => coverage.partial) ? "The others" : "Older calls";
  return {
    code: "partly_loaded",
    message: `${formatCount(loaded, "en")}${of} ${calls} loaded so far${among(missing, parts)}. ${others} are not counted yet.`,
  };
}
