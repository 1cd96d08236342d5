-- Up Migration

-- When a span was first read without adding up, ms since the epoch; null if it is verified. Pauses between tries grow.
alter table coverage add column unverified_since bigint;
update coverage set unverified_since = read_at where not verified;

-- An upstream may claim any number of calls.
alter table sync_states alter column expected type bigint;

-- Ranges that readers wait for: the sync reads them first. Instants are ms since the epoch.
create table range_requests (
  connection_id integer not null references connections,
  start_at bigint not null,
  end_at bigint not null,
  requested_at bigint not null,
  primary key (connection_id, start_at, end_at),
  check (start_at < end_at)
);

-- Tombstones. Ids, contacts and numbers are hashed (lib/server/store/write/tombstones.ts).
create table erased_calls (
  connection_id integer not null references connections,
  id_hash bytea not null,
  -- When the call started, if the upstream still has it: coverage counts it there.
  started_at bigint,
  erased_at bigint not null,
  primary key (connection_id, id_hash)
);
create index erased_calls_by_start on erased_calls (connection_id, started_at) where started_at is not null;

create table erased_contacts (
  connection_id integer not null references connections,
  contact_hash bytea not null,
  erased_at bigint not null,
  primary key (connection_id, contact_hash)
);

create table erased_numbers (
  connection_id integer not null references connections,
  number_hash bytea not null,
  erased_at bigint not null,
  primary key (connection_id, number_hash)
);

-- Of feeds by agent: how many rows the list of an agent had when it was last proved to be read to the end.
create table agent_lists (
  connection_id integer not null references connections,
  agent_id text collate "C" not null,
  rows integer not null,
  unreadable integer not null,
  proved_at bigint not null,
  primary key (connection_id, agent_id)
);
