-- Up Migration

-- What charts over years count, counted once: a question with few filters reads these instead of every call. They are
-- kept by triggers, in the transaction that changes the calls, so that they are always equal to them.

-- By hours and by days since the epoch (UTC).
create table call_hours (
  connection_id integer not null references connections,
  hour integer not null,
  kind smallint not null,
  agent_no integer not null,
  calls integer not null,
  -- Seconds; calls of unknown length add none.
  seconds double precision not null,
  -- Calls with an action, calls that say whether they were transferred, and calls that were.
  acted integer not null,
  reported integer not null,
  transferred integer not null,
  primary key (connection_id, hour, kind, agent_no) include (calls, seconds, acted, reported, transferred)
) with (fillfactor = 80);

create table call_days (
  connection_id integer not null references connections,
  day integer not null,
  kind smallint not null,
  agent_no integer not null,
  calls integer not null,
  seconds double precision not null,
  acted integer not null,
  reported integer not null,
  transferred integer not null,
  primary key (connection_id, day, kind, agent_no) include (calls, seconds, acted, reported, transferred)
) with (fillfactor = 80);

create table action_hours (
  connection_id integer not null references connections,
  hour integer not null,
  kind smallint not null,
  action_set integer not null,
  calls integer not null,
  primary key (connection_id, hour, kind, action_set) include (calls)
) with (fillfactor = 80);

create table action_days (
  connection_id integer not null references connections,
  day integer not null,
  kind smallint not null,
  action_set integer not null,
  calls integer not null,
  primary key (connection_id, day, kind, action_set) include (calls)
) with (fillfactor = 80);

create table agent_action_days (
  connection_id integer not null references connections,
  day integer not null,
  kind smallint not null,
  agent_no integer not null,
  action_set integer not null,
  calls integer not null,
  primary key (connection_id, day, kind, agent_no, action_set) include (calls)
) with (fillfactor = 80);

create table field_days (
  connection_id integer not null references connections,
  day integer not null,
  kind smallint not null,
  field_set integer not null,
  calls integer not null,
  primary key (connection_id, day, kind, field_set) include (calls)
) with (fillfactor = 80);

-- By weeks since the epoch (UTC, from Thursday on) and by sixteen of them, for exact percentiles.
create table duration_weeks (
  connection_id integer not null references connections,
  week integer not null,
  kind smallint not null,
  agent_no integer not null,
  duration double precision not null,
  calls integer not null,
  primary key (connection_id, week, kind, agent_no, duration) include (calls)
) with (fillfactor = 80);

create table duration_seasons (
  connection_id integer not null references connections,
  season integer not null,
  kind smallint not null,
  agent_no integer not null,
  duration double precision not null,
  calls integer not null,
  primary key (connection_id, season, kind, agent_no, duration) include (calls)
) with (fillfactor = 80);

-- Adds the calls of `changed` to the counts, or takes them away: its argument is '1' or '-1'.
create function count_changed_calls() returns trigger language plpgsql as $$
declare
  sign constant integer := tg_argv[0];
begin
  insert into call_hours as known
  select connection_id, started_at / 3600000, kind, agent_no, sign * count(*), sign * coalesce(sum(duration), 0),
    sign * count(*) filter (where action_set <> 0), sign * count(transferred),
    sign * count(*) filter (where transferred)
  from changed group by 1, 2, 3, 4
  on conflict (connection_id, hour, kind, agent_no) do update set
    calls = known.calls + excluded.calls, seconds = known.seconds + excluded.seconds,
    acted = known.acted + excluded.acted, reported = known.reported + excluded.reported,
    transferred = known.transferred + excluded.transferred;

  insert into call_days as known
  select connection_id, started_at / 86400000, kind, agent_no, sign * count(*), sign * coalesce(sum(duration), 0),
    sign * count(*) filter (where action_set <> 0), sign * count(transferred),
    sign * count(*) filter (where transferred)
  from changed group by 1, 2, 3, 4
  on conflict (connection_id, day, kind, agent_no) do update set
    calls = known.calls + excluded.calls, seconds = known.seconds + excluded.seconds,
    acted = known.acted + excluded.acted, reported = known.reported + excluded.reported,
    transferred = known.transferred + excluded.transferred;

  insert into action_hours as known
  select connection_id, started_at / 3600000, kind, action_set, sign * count(*)
  from changed where action_set <> 0 group by 1, 2, 3, 4
  on conflict (connection_id, hour, kind, action_set) do update set calls = known.calls + excluded.calls;

  insert into action_days as known
  select connection_id, started_at / 86400000, kind, action_set, sign * count(*)
  from changed where action_set <> 0 group by 1, 2, 3, 4
  on conflict (connection_id, day, kind, action_set) do update set calls = known.calls + excluded.calls;

  insert into agent_action_days as known
  select connection_id, started_at / 86400000, kind, agent_no, action_set, sign * count(*)
  from changed where action_set <> 0 group by 1, 2, 3, 4, 5
  on conflict (connection_id, day, kind, agent_no, action_set) do update set calls = known.calls + excluded.calls;

  insert into field_days as known
  select connection_id, started_at / 86400000, kind, field_set, sign * count(*)
  from changed where field_set <> 0 group by 1, 2, 3, 4
  on conflict (connection_id, day, kind, field_set) do update set calls = known.calls + excluded.calls;

  insert into duration_weeks as known
  select connection_id, started_at / 604800000, kind, agent_no, duration, sign * count(*)
  from changed where duration is not null group by 1, 2, 3, 4, 5
  on conflict (connection_id, week, kind, agent_no, duration) do update set calls = known.calls + excluded.calls;

  insert into duration_seasons as known
  select connection_id, started_at / 9676800000, kind, agent_no, duration, sign * count(*)
  from changed where duration is not null group by 1, 2, 3, 4, 5
  on conflict (connection_id, season, kind, agent_no, duration) do update set calls = known.calls + excluded.calls;
  return null;
end
$$;

create trigger count_added after insert on calls referencing new table as changed
  for each statement execute function count_changed_calls('1');
create trigger count_removed after delete on calls referencing old table as changed
  for each statement execute function count_changed_calls('-1');
create trigger count_before after update on calls referencing old table as changed
  for each statement execute function count_changed_calls('-1');
create trigger count_now after update on calls referencing new table as changed
  for each statement execute function count_changed_calls('1');

-- What is there already.
insert into call_hours
select connection_id, started_at / 3600000, kind, agent_no, count(*), coalesce(sum(duration), 0),
  count(*) filter (where action_set <> 0), count(transferred), count(*) filter (where transferred)
from calls group by 1, 2, 3, 4;
insert into call_days
select connection_id, started_at / 86400000, kind, agent_no, count(*), coalesce(sum(duration), 0),
  count(*) filter (where action_set <> 0), count(transferred), count(*) filter (where transferred)
from calls group by 1, 2, 3, 4;
insert into action_hours
select connection_id, started_at / 3600000, kind, action_set, count(*)
from calls where action_set <> 0 group by 1, 2, 3, 4;
insert into action_days
select connection_id, started_at / 86400000, kind, action_set, count(*)
from calls where action_set <> 0 group by 1, 2, 3, 4;
insert into agent_action_days
select connection_id, started_at / 86400000, kind, agent_no, action_set, count(*)
from calls where action_set <> 0 group by 1, 2, 3, 4, 5;
insert into field_days
select connection_id, started_at / 86400000, kind, field_set, count(*)
from calls where field_set <> 0 group by 1, 2, 3, 4;
insert into duration_weeks
select connection_id, started_at / 604800000, kind, agent_no, duration, count(*)
from calls where duration is not null group by 1, 2, 3, 4, 5;
insert into duration_seasons
select connection_id, started_at / 9676800000, kind, agent_no, duration, count(*)
from calls where duration is not null group by 1, 2, 3, 4, 5;

analyze call_hours, call_days, action_hours, action_days, agent_action_days, field_days, duration_weeks, duration_seasons;
