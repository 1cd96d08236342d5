-- Up Migration

-- What lists and filters count over years: calls of an agent with an action, and calls with a field. By days since the
-- epoch (UTC).
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

-- Adds the calls of `changed` to these counts, or takes them away: its argument is '1' or '-1'.
create function count_changed_pairs() returns trigger language plpgsql as $$
declare
  sign constant integer := tg_argv[0];
begin
  insert into agent_action_days as known
  select connection_id, started_at / 86400000, kind, agent_no, action_set, sign * count(*)
  from changed where action_set <> 0 group by 1, 2, 3, 4, 5
  on conflict (connection_id, day, kind, agent_no, action_set) do update set calls = known.calls + excluded.calls;

  insert into field_days as known
  select connection_id, started_at / 86400000, kind, field_set, sign * count(*)
  from changed where field_set <> 0 group by 1, 2, 3, 4
  on conflict (connection_id, day, kind, field_set) do update set calls = known.calls + excluded.calls;
  return null;
end
$$;

create trigger pairs_added after insert on calls referencing new table as changed
  for each statement execute function count_changed_pairs('1');
create trigger pairs_removed after delete on calls referencing old table as changed
  for each statement execute function count_changed_pairs('-1');
create trigger pairs_before after update on calls referencing old table as changed
  for each statement execute function count_changed_pairs('-1');
create trigger pairs_now after update on calls referencing new table as changed
  for each statement execute function count_changed_pairs('1');

-- What is there already.
insert into agent_action_days
select connection_id, started_at / 86400000, kind, agent_no, action_set, count(*)
from calls where action_set <> 0 group by 1, 2, 3, 4, 5;
insert into field_days
select connection_id, started_at / 86400000, kind, field_set, count(*)
from calls where field_set <> 0 group by 1, 2, 3, 4;

analyze agent_action_days;
analyze field_days;
