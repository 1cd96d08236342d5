import "server-only";
import type { Call, CallRow } from "@/lib/calls/call";
import type { MirrorScope } from "./mirror-scope";

/**
 * A row as the sync stored it. It is not checked again: only `upsertCalls` writes it, from a `CallRow` that a source made
 * and checked, and later versions only add to that. Its connection may have another name by now.
 */
export function storedRow(row: unknown, { slug }: Pick<MirrorScope, "slug">): CallRow {
  return { ...(row as CallRow), connection: slug };
}

/** The rest of a call; the same holds for it. */
export function storedCall(row: unknown, detail: unknown, scope: Pick<MirrorScope, "slug">): Call {
  return { ...storedRow(row, scope), ...(detail as Omit<Call, keyof CallRow>) };
}

/** The transcript of a call; the same holds for it. */
export const storedTranscript = (transcript: unknown): Call["transcript"] => transcript as Call["transcript"];
