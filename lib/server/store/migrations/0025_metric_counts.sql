-- Up Migration

-- What metrics over long spans count: fewer rows than the rollups by agent or by set of actions have.

-- The calls of all agents together by hours since the epoch (UTC), for the hours of a week.
create table all_hours (
  connection_id integer not null references connections,
  hour integer not null,
  kind smallint not null,
  calls integer not null,
  primary key (connection_id, hour, kind) include (calls)
) with (fillfactor = 80);

-- By single types of actions: the calls that have one, and how often it was executed.
create table type_hours (
  connection_id integer not null references connections,
  hour integer not null,
  kind smallint not null,
  type text collate "C" not null,
  calls integer not null,
  executions integer not null,
  primary key (connection_id, hour, kind, type) include (calls, executions)
) with (fillfactor = 80);

create table type_days (
  connection_id integer not null references connections,
  day integer not null,
  kind smallint not null,
  type text collate "C" not null,
  calls integer not null,
  executions integer not null,
  primary key (connection_id, day, kind, type) include (calls, executions)
) with (fillfactor = 80);

-- Of the calls that have a direction or a phone status.
create table phone_seasons (
  connection_id integer not null references connections,
  season integer not null,
  kind smallint not null,
  agent_no integer not null,
  direction smallint not null,
  phone_status smallint not null,
  calls integer not null,
  primary key (connection_id, season, kind, agent_no, direction, phone_status) include (calls)
) with (fillfactor = 80);

-- The contacts with the most calls of each unit, so that not all are added up to find those of several units.
create index contact_seasons_by_calls on contact_seasons (connection_id, season, kind, calls desc) include (contact_id);

-- Adds the calls of `changed` to the counts, or takes them away: its argument is '1' or '-1'.
create function count_changed_types() returns trigger language plpgsql as $$
declare
  sign constant integer := tg_argv[0];
begin
  insert into all_hours as known
  select connection_id, started_at / 3600000, kind, sign * count(*)
  from changed group by 1, 2, 3
  on conflict (connection_id, hour, kind) do update set calls = known.calls + excluded.calls;

  insert into phone_seasons as known
  select connection_id, started_at / 9676800000, kind, agent_no, direction, phone_status, sign * count(*)
  from changed where direction <> 0 or phone_status <> 0 group by 1, 2, 3, 4, 5, 6
  on conflict (connection_id, season, kind, agent_no, direction, phone_status) do update set
    calls = known.calls + excluded.calls;

  insert into type_hours as known
  select connection_id, started_at / 3600000, kind, type, sign * count(*), sign * sum(times)
  from changed join action_sets using (connection_id, action_set)
    cross join lateral (select type, count(*) as times from unnest(types) as type group by 1) as each
  group by 1, 2, 3, 4
  on conflict (connection_id, hour, kind, type) do update set
    calls = known.calls + excluded.calls, executions = known.executions + excluded.executions;

  insert into type_days as known
  select connection_id, started_at / 86400000, kind, type, sign * count(*), sign * sum(times)
  from changed join action_sets using (connection_id, action_set)
    cross join lateral (select type, count(*) as times from unnest(types) as type group by 1) as each
  group by 1, 2, 3, 4
  on conflict (connection_id, day, kind, type) do update set
    calls = known.calls + excluded.calls, executions = known.executions + excluded.executions;
  return null;
end
$$;

-- Before the counts: from here on no call changes until they are there.
create trigger count_added_types after insert on calls referencing new table as changed
  for each statement execute function count_changed_types('1');
create trigger count_removed_types after delete on calls referencing old table as changed
  for each statement execute function count_changed_types('-1');
create trigger count_types_before after update on calls referencing old table as changed
  for each statement execute function count_changed_types('-1');
create trigger count_types_now after update on calls referencing new table as changed
  for each statement execute function count_changed_types('1');

-- What is there already, from the counts that are there: no call is read.
insert into all_hours
select connection_id, hour, kind, sum(calls) from call_hours group by 1, 2, 3;
insert into phone_seasons
select connection_id, day / 112, kind, agent_no, direction, phone_status, sum(calls)
from phone_days group by 1, 2, 3, 4, 5, 6;

create temporary table set_types on commit drop as
select connection_id, action_set, type, count(*) as times
from action_sets, unnest(types) as type group by 1, 2, 3;
analyze set_types;
insert into type_hours
select connection_id, hour, kind, type, sum(calls), sum(calls * times)
from action_hours join set_types using (connection_id, action_set) group by 1, 2, 3, 4;
insert into type_days
select connection_id, hour / 24, kind, type, sum(calls), sum(executions) from type_hours group by 1, 2, 3, 4;

analyze all_hours, type_hours, type_days, phone_seasons;
