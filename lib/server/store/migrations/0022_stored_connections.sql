-- Up Migration

-- Connections that were made in the app. Those of the configuration have no row here. Instants are ms since the epoch.
create table stored_connections (
  connection_id integer primary key,
  provider text not null,
  account text not null,
  slug text collate "C" not null unique,
  name text not null,
  time_zone text,
  languages text[],
  color smallint,
  -- The settings of its provider, without secrets.
  settings jsonb not null,
  -- Its secrets, encrypted (lib/server/secrets/seal.ts), and what the pages show of them.
  credentials bytea not null,
  key_id text not null,
  hint text not null,
  -- They are tokens of an OAuth grant, which are replaced by their refresh.
  granted boolean not null,
  -- One more with each pair of tokens. A refresh that has begun and not ended keeps the instant at which it began.
  rotation integer not null default 0,
  refresh_started_at bigint,
  -- The upstream no longer accepts the grant: the account has to be connected again.
  lost_at bigint,
  -- Its calls are being deleted; the row goes with the last of them.
  removing boolean not null default false,
  -- One more with each change in the app.
  version integer not null default 1,
  created_at bigint not null,
  updated_at bigint not null
);
