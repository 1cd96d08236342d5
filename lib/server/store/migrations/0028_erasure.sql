-- Up Migration

-- Calls that were deleted for their age stay away as erased ones do, and are told apart from them.
alter table erased_calls add column expired boolean not null default false;

-- Phone records of erased calls, which may arrive later than the calls were erased: hashes of their ids.
create table erased_records (
  connection_id integer not null references connections,
  record_hash bytea not null,
  erased_at bigint not null,
  primary key (connection_id, record_hash)
);

-- For how many days after their start calls of a connection are kept. Null: forever.
create table retentions (
  connection_id integer primary key references connections,
  -- Transcript, summary, extracted data, actions' texts, and who called.
  text_days integer check (text_days > 0),
  peaks_days integer check (peaks_days > 0),
  -- The whole call.
  facts_days integer check (facts_days > 0),
  changed_at bigint not null
);
