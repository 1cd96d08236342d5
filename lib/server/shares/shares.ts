import "server-only";
import type { ShareList } from "@/lib/calls/shares";
import type { Reader } from "@/lib/server/access/reader";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { CallboardError } from "@/lib/server/errors";
import { askStore } from "@/lib/server/store/ask-store";
import { describeShare, storedColumns, type StoredShare } from "./stored-share";

/** The links that a list shows at most, newest first. */
const most = 500;

/** Owners see all links, others their own. */
const ownOf = ({ person }: Reader) => (person?.isOwner ? null : (person?.id ?? ""));

/** The links that a reader may see, newest first. */
export async function listShares(reader: Reader, signal: AbortSignal): Promise<ShareList> {
  const rows = await askStore(signal, (database) =>
    database.query<StoredShare>(
      `select ${storedColumns} from shares where $1::text is null or created_by = $1
       order by created_at desc, share_id limit ${most}`,
      [ownOf(reader)],
      signal,
    ),
  );
  return { shares: rows.map(describeShare) };
}

const isId = (id: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/**
 * Ends a link at once. One that has ended stays as it is.
 * @throws CallboardError `not_found`
 */
export async function revokeShare(
  reader: Reader,
  id: string,
  { headers, signal }: { headers: Headers; signal: AbortSignal },
): Promise<ShareList> {
  await askStore(signal, (database) =>
    database.transaction(async (queries) => {
      const [found] = isId(id)
        ? await queries.query<{ revoked_at: number | null; connection_ids: number[] }>(
            `select revoked_at, connection_ids from shares
             where share_id = $1 and ($2::text is null or created_by = $2) for update`,
            [id, ownOf(reader)],
          )
        : [];
      if (!found) throw new CallboardError("not_found", "This link does not exist. Reload the page.");
      if (found.revoked_at !== null) return;
      await queries.query("update shares set revoked_at = $2 where share_id = $1", [id, Date.now()]);
      for (const connectionId of found.connection_ids) {
        await writeAudit(queries, { reader, headers }, { action: "share.revoke", connectionId, subject: id });
      }
    }),
  );
  return listShares(reader, signal);
}
