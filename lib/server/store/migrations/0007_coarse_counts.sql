-- Up Migration

-- The same counts by longer units, so that years of calls take no longer to count than weeks.

-- By days since the epoch (UTC).
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

create table action_days (
  connection_id integer not null references connections,
  day integer not null,
  kind smallint not null,
  action_set integer not null,
  calls integer not null,
  primary key (connection_id, day, kind, action_set) include (calls)
) with (fillfactor = 80);

-- By sixteen weeks since the epoch.
create table duration_seasons (
  connection_id integer not null references connections,
  season integer not null,
  kind smallint not null,
  agent_no integer not null,
  duration double precision not null,
  calls integer not null,
  primary key (connection_id, season, kind, agent_no, duration) include (calls)
) with (fillfactor = 80);

-- They are read in the order of their keys, without a look at their rows.
alter table call_hours drop constraint call_hours_pkey,
  add primary key (connection_id, hour, kind, agent_no) include (calls, seconds, acted, reported, transferred);
alter table action_hours drop constraint action_hours_pkey,
  add primary key (connection_id, hour, kind, action_set) include (calls);
alter table duration_weeks drop constraint duration_weeks_pkey,
  add primary key (connection_id, week, kind, agent_no, duration) include (calls);

create or replace function count_changed_calls() returns trigger language plpgsql as $$
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

insert into call_days
select connection_id, hour / 24, kind, agent_no, sum(calls), sum(seconds), sum(acted), sum(reported), sum(transferred)
from call_hours group by 1, 2, 3, 4;
insert into action_days
select connection_id, hour / 24, kind, action_set, sum(calls) from action_hours group by 1, 2, 3, 4;
insert into duration_seasons
select connection_id, week / 16, kind, agent_no, duration, sum(calls) from duration_weeks group by 1, 2, 3, 4, 5;
