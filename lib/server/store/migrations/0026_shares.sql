-- Up Migration

-- Links that show some calls to visitors without an account.
create table shares (
  share_id uuid primary key,
  -- SHA-256 of the token in the link; the token itself is kept nowhere.
  token_hash bytea not null unique,
  page text not null check (page in ('overview', 'calls', 'call')),
  level text not null check (level in ('metrics', 'masked', 'full')),
  connection_ids integer[] not null,
  -- Canonical query string, without connections: visitors can narrow it and never widen it.
  query text not null,
  -- The only call, and the only part of it in seconds from its start.
  call_id text,
  clip_from double precision,
  clip_to double precision,
  files boolean not null,
  -- Of scrypt, with its salt and parameters.
  password_hash text,
  -- Passwords that were tried since `tried_since`.
  tries integer not null default 0,
  -- All instants are ms since the epoch.
  tried_since bigint not null default 0,
  frame_hosts text[] not null default '{}',
  created_at bigint not null,
  created_by text,
  created_by_name text,
  expires_at bigint not null,
  revoked_at bigint,
  uses bigint not null default 0,
  last_used_at bigint,
  check ((page = 'call') = (call_id is not null)),
  check ((clip_from is null) = (clip_to is null) and (clip_from is null or page = 'call'))
);
create index shares_by_time on shares (created_at desc);

-- Who opened a share on a day (days since the epoch), so that the audit log tells of it once: a keyed hash of the address.
create table share_visits (
  share_id uuid not null references shares on delete cascade,
  day integer not null,
  visitor text not null,
  primary key (share_id, day, visitor)
);

-- How the owner of a connection is shown to visitors.
create table share_brands (
  connection_id integer primary key,
  name text,
  -- `#rrggbb`
  colour text,
  -- An image as a `data:` address.
  logo text
);
