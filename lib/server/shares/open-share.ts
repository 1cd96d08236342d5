import "server-only";
import { mayShow, type Permission } from "@/lib/server/access/policy";
import { limitTo, type Reader } from "@/lib/server/access/reader";
import { CallboardError } from "@/lib/server/errors";
import { askStore } from "@/lib/server/store/ask-store";
import { noteVisit } from "./note-visit";
import { isUnlocked } from "./password";
import { storedColumns, toReader, type StoredShare } from "./stored-share";
import { hashToken, isToken } from "./token";

/** One and the same for links that are revoked, expired, or never were. */
const noShare = () =>
  new CallboardError(
    "not_found",
    "This link is not valid. It may have expired. Ask its sender for a new one.",
  );

/** The share of a token, whether it is still valid or not. */
async function findShare(token: string): Promise<StoredShare | undefined> {
  if (!isToken(token)) return undefined;
  const [found] = await askStore(undefined, (database) =>
    database.query<StoredShare>(`select ${storedColumns} from shares where token_hash = $1`, [
      hashToken(token),
    ]),
  );
  return found;
}

/**
 * The share that a link leads to, whether its password was given or not.
 * @throws CallboardError `not_found` for a link that is revoked, expired or unknown
 */
export async function requireShare(token: string, headers: Headers): Promise<StoredShare> {
  const found = await findShare(token);
  if (!found) throw noShare();
  if (found.revoked_at === null && found.expires_at > Date.now() && toReader(found).grants.length > 0)
    return found;
  await askStore(undefined, (database) =>
    noteVisit(database, found.share_id, headers, { action: "share.refuse", isOpening: false }),
  );
  throw noShare();
}

/**
 * The reader of a request for a share, with the grants that suffice for a permission.
 * @throws CallboardError `not_found` for a link that is not valid, `unauthenticated` if the password is missing,
 *   `forbidden` for what the share does not show
 */
export async function shareReader(permission: Permission, token: string, headers: Headers): Promise<Reader> {
  const stored = await requireShare(token, headers);
  if (!isUnlocked(stored, headers, Date.now())) {
    throw new CallboardError(
      "unauthenticated",
      "This link needs a password. Open it in the browser and enter it.",
    );
  }
  const reader = toReader(stored);
  if (!mayShow(reader.share, permission)) {
    throw new CallboardError("forbidden", "This link does not show that.");
  }
  await askStore(undefined, (database) =>
    noteVisit(database, stored.share_id, headers, { action: "share.use", isOpening: false }),
  );
  return limitTo(permission, reader);
}
