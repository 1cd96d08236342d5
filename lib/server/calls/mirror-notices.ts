import "server-only";
import type { Coverage, Notice } from "@/lib/calls/answers";
import { formatSpanOf } from "@/lib/calls/format/ago";
import { formatCount } from "@/lib/calls/format/number";
import type { MirrorCoverage } from "@/lib/server/store/read/coverage";

/** How old the mirror may be before readers are told, ms. */
const fresh = 120_000;

/** What the reader of the mirror has to know: that it is old, or that its counts are not the upstream's. */
export function mirrorNotices({ asOf, verified }: MirrorCoverage, now: number): Notice[] {
  const notices: Notice[] = [];
  if (asOf !== undefined && now - asOf > fresh) {
    const age = formatSpanOf((now - asOf) / 1000, "en");
    notices.push({
      code: "mirror_stale",
      message: `The upstream was last read ${age} ago: calls since then are missing here.`,
    });
  }
  if (!verified) {
    notices.push({
      code: "not_verified",
      message:
        "For a part of this range the upstream counts other calls than it lists. All that it lists are here.",
    });
  }
  return notices;
}

/** Says how much of a range the mirror holds so far. */
export function partlyLoaded({ loaded, expected, from }: Coverage): Notice {
  const of = expected === undefined || expected < loaded ? "" : ` of ${formatCount(expected, "en")}`;
  const calls = loaded === 1 && of === "" ? "call is" : "calls are";
  const since = from === undefined ? "" : ` Older ones than those are not counted yet.`;
  return {
    code: "partly_loaded",
    message: `${formatCount(loaded, "en")}${of} ${calls} loaded so far.${since}`,
  };
}
