-- Up Migration

-- The different numbers of the callers of a connection: a few digits are looked up here, so that the calls are found by
-- whole numbers. There are some twenty times as many calls.
create table numbers (
  connection_id integer not null references connections,
  number text collate "C" not null,
  primary key (connection_id, number)
);
insert into numbers select distinct connection_id, number from calls where number is not null;
create index numbers_by_part on numbers using gin (number gin_trgm_ops);

drop index calls_by_number_part;
drop index calls_by_number_end;
drop index calls_by_number;
-- Calls are counted by their numbers without a look at each row.
create index calls_by_number on calls (connection_id, number, started_at desc) include (kind) where number is not null;
