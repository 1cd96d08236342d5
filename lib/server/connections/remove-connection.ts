import "server-only";
import type { ConnectionList } from "@/lib/calls/connection-settings";
import { CallboardError } from "@/lib/server/errors";
import { notifySql } from "@/lib/server/postgres/notify";
import { changeConnections, note, requireStored, type Changer } from "./change-connections";

/**
 * `DELETE /api/connections/{slug}?calls=keep|delete`: forgets the credentials of a connection and ends its sync. Its calls
 * stay in the database until the account is connected again, or are deleted in the background.
 * @throws CallboardError `bad_request` without a choice, `not_found`, `forbidden`
 */
export function removeConnection(
  changer: Changer,
  slug: string,
  calls: string | null,
): Promise<ConnectionList> {
  if (calls !== "keep" && calls !== "delete") {
    throw new CallboardError(
      "bad_request",
      "Say what is to become of its calls: calls=keep or calls=delete.",
      {
        field: "calls",
      },
    );
  }
  return changeConnections(changer, async (queries, all) => {
    const stored = requireStored(all, slug);
    const { connectionId } = stored;
    const change =
      calls === "keep"
        ? "delete from stored_connections where connection_id = $1"
        : `update stored_connections set removing = true, credentials = '', key_id = '', hint = '', version = version + 1
           where connection_id = $1`;
    await queries.query(change, [connectionId]);
    await queries.query(`select ${notifySql("connection", "$1::integer")}`, [connectionId]);
    await note(queries, changer, "connection.remove", stored, { calls });
  });
}
