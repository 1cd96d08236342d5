-- Up Migration

-- One upstream account. Its number is made of its provider and its account id, so that every copy of it has the same.
create table connections (
  connection_id integer primary key,
  provider text not null,
  account text not null,
  -- What the mirror has to know when the upstream is gone.
  time_zone text,
  created_at bigint not null
);

create table agents (
  connection_id integer not null references connections,
  agent_no integer not null,
  id text collate "C" not null,
  name text,
  deleted boolean not null default false,
  primary key (connection_id, agent_no),
  unique (connection_id, id)
);

-- The different lists of action types that calls have, sorted and with repeats: what was executed twice stands twice.
create table action_sets (
  connection_id integer not null references connections,
  action_set integer not null,
  types text[] not null,
  primary key (connection_id, action_set),
  unique (connection_id, types)
);

-- The different sets of names under which calls have extracted data that is filled, trimmed and sorted.
create table field_sets (
  connection_id integer not null references connections,
  field_set integer not null,
  names text[] not null,
  primary key (connection_id, field_set),
  unique (connection_id, names)
);

-- Facts: what lists are filtered and sorted by, and what charts count. Instants are ms since the epoch.
create table calls (
  connection_id integer not null references connections,
  id text collate "C" not null,
  started_at bigint not null,
  quarter integer not null generated always as ((started_at / 900000)::integer) stored,
  duration double precision,
  -- 0: no agent, no action, no field.
  agent_no integer not null,
  action_set integer not null,
  field_set integer not null,
  -- 0 live, 1 trial, 2 unknown
  kind smallint not null,
  transferred boolean,
  contact_id text collate "C",
  -- The caller's number, its digits alone.
  number text collate "C",
  -- Of the whole record: what has not changed is not written again.
  digest bytea not null,
  primary key (connection_id, id)
);

create index calls_by_start on calls (connection_id, started_at desc, id desc)
  include (duration, agent_no, action_set, field_set, kind, transferred, quarter);
-- The facts beside a duration, so that calls are counted and ordered by it without a look at each of their rows.
create index calls_by_duration on calls (connection_id, duration asc nulls last, id asc)
  include (started_at, agent_no, action_set, field_set, kind);
create index calls_by_duration_down on calls (connection_id, duration desc nulls last, id desc)
  include (started_at, agent_no, action_set, field_set, kind);
create index calls_by_contact on calls (connection_id, contact_id, started_at desc) where contact_id is not null;
create index calls_by_number on calls (connection_id, number) where number is not null;
create index calls_by_number_end on calls (connection_id, reverse(number)) where number is not null;

-- Scans of an index alone need to know which pages hold nothing that only some may see. That is noted when a table is
-- cleaned up: after each few thousand calls, as the newest are asked for the most, and not after a share of all.
alter table calls set (
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 5000,
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02
);

-- The wide part of a call, read for a page, a call or an export only.
create table call_records (
  connection_id integer not null,
  id text collate "C" not null,
  -- What a list shows (`CallRow`).
  row jsonb not null,
  -- Transcript, translation and raw record: the rest of `Call`.
  detail jsonb not null,
  primary key (connection_id, id),
  foreign key (connection_id, id) references calls on delete cascade
);

-- The words of a call, cut by `lib/calls/search/words.ts`, beside a copy of its facts: a search counts by them without
-- a look at the calls themselves, which took three times as long as the search.
create table call_texts (
  connection_id integer not null,
  id text collate "C" not null,
  started_at bigint not null,
  duration double precision,
  agent_no integer not null,
  action_set integer not null,
  field_set integer not null,
  kind smallint not null,
  transferred boolean,
  contact_id text collate "C",
  number text collate "C",
  words tsvector not null,
  -- Too long for the index: phrases in its later part are not found.
  partial boolean not null,
  primary key (connection_id, id),
  foreign key (connection_id, id) references calls on delete cascade
);

-- The words of many calls are put into the index together, which takes half of the time. Until then a search goes
-- through those that wait as well: 4 MB at most, a few milliseconds.
create index call_texts_words on call_texts using gin (words) with (fastupdate = on);
-- Whether a search has gone through calls that are too long for it is asked with each search.
create index call_texts_partial on call_texts (connection_id, id) where partial;

-- Spans of time whose calls are here: `start_at` ≤ call < `end_at`, ms since the epoch. They do not overlap.
create table coverage (
  connection_id integer not null references connections,
  start_at bigint not null,
  end_at bigint not null,
  calls integer not null,
  unreadable integer not null,
  -- Our count was the upstream's.
  verified boolean not null,
  -- When its calls were read, and when its count was last compared.
  read_at bigint not null,
  checked_at bigint not null,
  primary key (connection_id, start_at),
  check (start_at < end_at)
);

create table sync_states (
  connection_id integer primary key references connections,
  -- idle, backfill, refresh, verify, recheck, failed
  state text not null,
  paused boolean not null default false,
  -- When somebody asked for a sync or a full re-check that has not been done yet.
  sync_wanted_at bigint,
  recheck_wanted_at bigint,
  -- The upstream's own count of all its calls, when it last said so.
  expected integer,
  rate_per_second real,
  -- The newest moment up to which the upstream was read successfully: the age of what the mirror says.
  as_of bigint,
  last_success_at bigint,
  error_code text,
  error_message text,
  -- One more with every change of any call.
  version bigint not null default 0,
  updated_at bigint not null
);

-- Saved queries, shared by all users of the installation.
create table views (
  view_id text collate "C" primary key,
  name text not null,
  page text not null,
  query text not null,
  is_default boolean not null default false,
  created_at bigint not null,
  updated_at bigint not null
);
