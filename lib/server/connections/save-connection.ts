import "server-only";
import type { Queries } from "@/lib/server/postgres/database";
import { notifySql } from "@/lib/server/postgres/notify";
import { accountOf, openSettingsOf, secretsOf, type ConnectionConfig } from "@/lib/server/sources/registry";
import { connectionIdOf } from "@/lib/server/store/connection-id";
import { hintOf, sealCredentials, type Credentials } from "./credentials";
import type { StoredConnection } from "./stored";

/** What a connection is stored with, beside what it is described with. */
export interface Account extends Pick<
  StoredConnection,
  "connectionId" | "provider" | "account" | "settings"
> {
  credentials: Credentials;
  hint: string;
  granted: boolean;
}

/** What its owner calls a connection, and says of its calls. */
type Description = Pick<ConnectionConfig, "name" | "timeZone" | "languages" | "color">;

/**
 * An account as it is stored: its secrets apart from its other settings.
 * @param given the settings that were entered, without defaults: those may change with a later version
 */
export function toAccount(config: ConnectionConfig, given: Readonly<Record<string, unknown>>): Account {
  const account = accountOf(config);
  const values: Record<string, unknown> = { ...config };
  const open = Object.keys(openSettingsOf(config.provider).shape);
  const secrets = secretsOf(config.provider).map((name) => [name, String(values[name] ?? "")] as const);
  return {
    connectionId: connectionIdOf(config.provider, account),
    provider: config.provider,
    account,
    settings: Object.fromEntries(Object.entries(given).filter(([name]) => open.includes(name))),
    credentials: Object.fromEntries(secrets),
    hint: hintOf(secrets[0]?.[1] ?? ""),
    granted: false,
  };
}

/** Stores a connection, in place of an older one of the same account. All processes take it up. */
export async function saveConnection(
  { query }: Queries,
  account: Account,
  { slug, name, timeZone, languages, color }: Description & { slug: string },
  now: number,
): Promise<void> {
  const { connectionId, provider, settings, credentials, hint, granted } = account;
  const { keyId, box } = sealCredentials(account, credentials);
  await query(
    `with saved as (
       insert into stored_connections as known (connection_id, provider, account, slug, name, time_zone, languages, color,
         settings, key_id, credentials, hint, granted, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)
       on conflict (connection_id) do update set name = excluded.name, time_zone = excluded.time_zone,
         languages = excluded.languages, color = excluded.color, settings = excluded.settings, key_id = excluded.key_id,
         credentials = excluded.credentials, hint = excluded.hint, granted = excluded.granted,
         rotation = known.rotation + 1, refresh_started_at = null, lost_at = null, version = known.version + 1,
         updated_at = excluded.updated_at
       returning connection_id
     )
     select ${notifySql("connection", "connection_id")} from saved`,
    [
      connectionId,
      provider,
      account.account,
      slug,
      name,
      timeZone ?? null,
      languages ?? null,
      color ?? null,
      JSON.stringify(settings),
      keyId,
      box,
      hint,
      granted,
      now,
    ],
  );
}

/** Changes what a connection is called and how it is set up. Its credentials stay. */
export async function describeConnection(
  { query }: Queries,
  { connectionId, settings }: Pick<Account, "connectionId" | "settings">,
  { name, timeZone, languages, color }: Description,
  now: number,
): Promise<void> {
  await query(
    `with saved as (
       update stored_connections set name = $2, time_zone = $3, languages = $4, color = $5, settings = $6,
         version = version + 1, updated_at = $7
       where connection_id = $1 returning connection_id
     )
     select ${notifySql("connection", "connection_id")} from saved`,
    [connectionId, name, timeZone ?? null, languages ?? null, color ?? null, JSON.stringify(settings), now],
  );
}
