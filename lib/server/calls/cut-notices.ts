import "server-only";
import type { Notice } from "@/lib/calls/answers";
import type { Call } from "@/lib/calls/call";
import { formatCount } from "@/lib/calls/format/number";
import { mostEntries, mostParts } from "../bounds";

/** Says of which parts of a call the upstream sent more than is kept. */
export function cutNotices({ cut }: Pick<Call, "cut">): Notice[] {
  const parts = [
    { sent: cut?.actions, kept: mostParts, name: "actions" },
    { sent: cut?.extracted, kept: mostParts, name: "extracted fields" },
    { sent: cut?.entries, kept: mostEntries, name: "timed entries of the transcript" },
  ];
  return parts.flatMap(({ sent, kept, name }) =>
    sent === undefined
      ? []
      : {
          code: "call_cut" as const,
          message: `The first ${formatCount(kept, "en")} of ${formatCount(sent, "en")} ${name} are shown.`,
        },
  );
}
