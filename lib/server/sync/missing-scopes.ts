import "server-only";
import type { SyncContext } from "./context";

/** Notes which optional permissions the token was found to lack. What has not been tried stays as it was. */
export async function noteScopes({ database, connection }: SyncContext): Promise<void> {
  const found = [...(connection.source.scopes?.found() ?? [])];
  const missing = found.flatMap(([scope, has]) => (has ? [] : [scope]));
  const had = found.flatMap(([scope, has]) => (has ? [scope] : []));
  if (found.length === 0) return;
  await database.query(
    `update sync_states set missing_scopes = noted.scopes
     from (
       select array(
         select distinct scope from unnest(missing_scopes || $2::text[]) as scope where scope <> all($3::text[]) order by 1
       ) as scopes
       from sync_states where connection_id = $1
     ) as noted
     where connection_id = $1 and missing_scopes <> noted.scopes`,
    [connection.connectionId, missing, had],
  );
}
