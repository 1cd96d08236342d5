import "server-only";
import { CallboardError } from "@/lib/server/errors";
import { askStore } from "@/lib/server/store/ask-store";
import { noteVisit } from "./note-visit";
import { requireShare } from "./open-share";
import { isUnlocked } from "./password";
import { toReader } from "./stored-share";

/** What a page of a share needs before it is made. */
export interface Visit {
  /** The password is missing. */
  isLocked: boolean;
  /** Below the address of the share: where it begins. */
  start: string;
  frameHosts: readonly string[];
}

/**
 * Looks at the share that a page belongs to, and counts its opening.
 * @param isOpening the browser asks for the document, not for a part of it
 * @returns undefined for a link that is not valid
 * @throws CallboardError `upstream_unavailable`
 */
export async function visitShare(
  token: string,
  headers: Headers,
  isOpening: boolean,
): Promise<Visit | undefined> {
  try {
    const stored = await requireShare(token, headers);
    const { page, call } = toReader(stored).share;
    const isLocked = !isUnlocked(stored, headers, Date.now());
    if (isOpening && !isLocked) {
      await askStore(undefined, (database) =>
        noteVisit(database, stored.share_id, headers, { action: "share.use", isOpening }),
      );
    }
    const path = call
      ? `/calls/${encodeURIComponent(call.connection)}/${encodeURIComponent(call.id)}`
      : "/calls";
    return { isLocked, start: page === "overview" ? "" : path, frameHosts: stored.frame_hosts };
  } catch (error) {
    if (error instanceof CallboardError && error.code === "not_found") return undefined;
    throw error;
  }
}
