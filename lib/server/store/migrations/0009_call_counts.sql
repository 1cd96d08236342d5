-- Up Migration

-- The calls by sixteen weeks since the epoch (UTC), so that all calls of many connections are counted from few rows.
create table call_seasons (
  connection_id integer not null references connections,
  season integer not null,
  kind smallint not null,
  agent_no integer not null,
  calls integer not null,
  primary key (connection_id, season, kind, agent_no) include (calls)
) with (fillfactor = 80);

-- Adds the calls of `changed` to the counts, or takes them away: its argument is '1' or '-1'.
create function count_changed_seasons() returns trigger language plpgsql as $$
declare
  sign constant integer := tg_argv[0];
begin
  insert into call_seasons as known
  select connection_id, started_at / 9676800000, kind, agent_no, sign * count(*)
  from changed group by 1, 2, 3, 4
  on conflict (connection_id, season, kind, agent_no) do update set calls = known.calls + excluded.calls;
  return null;
end
$$;

create trigger count_added_seasons after insert on calls referencing new table as changed
  for each statement execute function count_changed_seasons('1');
create trigger count_removed_seasons after delete on calls referencing old table as changed
  for each statement execute function count_changed_seasons('-1');
create trigger count_seasons_before after update on calls referencing old table as changed
  for each statement execute function count_changed_seasons('-1');
create trigger count_seasons_now after update on calls referencing new table as changed
  for each statement execute function count_changed_seasons('1');

-- What is there already.
insert into call_seasons
select connection_id, day / 112, kind, agent_no, sum(calls)
from call_days group by 1, 2, 3, 4;

analyze call_seasons;
