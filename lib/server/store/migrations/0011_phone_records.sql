-- Up Migration

-- What the phone system says of its calls, by its own ids; also of calls that are not ours, or not here yet.
create table phone_records (
  connection_id integer not null references connections,
  record_id text collate "C" not null,
  -- As in `calls`; null if it is not said.
  direction smallint,
  phone_status smallint,
  -- A status that is none of the known ones, as the upstream writes it.
  said text,
  -- When the upstream last changed it, ms since the epoch; 0 if it does not say so.
  changed_at bigint not null,
  -- The reading that saw it last, by its beginning, ms since the epoch.
  read_at bigint not null,
  primary key (connection_id, record_id)
);

-- How far the phone records of a connection are read. Instants are ms since the epoch.
create table phone_feeds (
  connection_id integer primary key references connections,
  -- The reading that is under way: when it began, where it goes on, and how many pages it has read.
  began_at bigint,
  next text,
  pages integer not null default 0,
  -- When the last reading began that reached its end: later ones read what changed since. Null before the first.
  whole_since bigint,
  -- No request before this, and how many tries in a row have failed.
  paused_until bigint not null default 0,
  failures integer not null default 0
);

-- The permissions that the token was found to lack, as the upstream calls them.
alter table sync_states add column missing_scopes text[] not null default '{}';

alter table calls
  -- 0 not reported, 1 inbound, 2 outbound; the same and inferred: 3 inbound, 4 outbound
  add column direction smallint not null default 0,
  -- 0 not reported, 1 answered, 2 voicemail, 3 no answer, 4 busy, 5 failed, 6 another one
  add column phone_status smallint not null default 0;

alter table call_texts
  add column direction smallint not null default 0,
  add column phone_status smallint not null default 0;
-- A call gets its direction after its words: in a page with room its words are not put into the index again.
alter table call_texts set (fillfactor = 85);

-- Which phone record is of which call.
create table call_phone_records (
  connection_id integer not null,
  id text collate "C" not null,
  record_id text collate "C" not null,
  primary key (connection_id, id),
  foreign key (connection_id, id) references calls on delete cascade
);

-- What is there already: until now only the raw records of HighLevel name their phone records.
insert into call_phone_records
select record.connection_id, record.id, trim(record.detail -> 'raw' ->> 'messageId')
from connections join call_records as record using (connection_id)
where provider = 'highlevel' and jsonb_typeof(record.detail -> 'raw' -> 'messageId') = 'string'
  and length(trim(record.detail -> 'raw' ->> 'messageId')) between 1 and 166;
create index call_phone_records_by_record on call_phone_records (connection_id, record_id);

-- Directions that were inferred. No count has a direction yet.
create temporary table inferred on commit drop as
select connection_id, id, case row -> 'direction' ->> 'value' when 'inbound' then 3 else 4 end as direction
from connections join call_records using (connection_id)
where provider = 'telzino' and row ? 'direction';
alter table calls disable trigger user;
update calls set direction = inferred.direction from inferred
where calls.connection_id = inferred.connection_id and calls.id = inferred.id;
alter table calls enable trigger user;
update call_texts set direction = inferred.direction from inferred
where call_texts.connection_id = inferred.connection_id and call_texts.id = inferred.id;

-- The facts beside what calls are read by, so that calls are counted without a look at each of their rows.
drop index calls_by_start, calls_by_duration, calls_by_duration_down, calls_contacts_by_start;
create index calls_by_start on calls (connection_id, started_at desc, id desc)
  include (duration, agent_no, action_set, field_set, kind, transferred, quarter, direction, phone_status);
create index calls_by_duration on calls (connection_id, duration asc nulls last, id asc)
  include (started_at, agent_no, action_set, field_set, kind, direction, phone_status);
create index calls_by_duration_down on calls (connection_id, duration desc nulls last, id desc)
  include (started_at, agent_no, action_set, field_set, kind, direction, phone_status);
create index calls_contacts_by_start on calls (connection_id, started_at)
  include (kind, contact_id, direction, phone_status)
  where contact_id is not null;

-- Rollups of the calls that have a direction or a phone status. Those of all calls stay as small as they are.
create table phone_hours (
  connection_id integer not null references connections,
  hour integer not null,
  kind smallint not null,
  agent_no integer not null,
  direction smallint not null,
  phone_status smallint not null,
  calls integer not null,
  seconds double precision not null,
  acted integer not null,
  reported integer not null,
  transferred integer not null,
  primary key (connection_id, hour, kind, agent_no, direction, phone_status)
    include (calls, seconds, acted, reported, transferred)
) with (fillfactor = 80);

create table phone_days (
  connection_id integer not null references connections,
  day integer not null,
  kind smallint not null,
  agent_no integer not null,
  direction smallint not null,
  phone_status smallint not null,
  calls integer not null,
  seconds double precision not null,
  acted integer not null,
  reported integer not null,
  transferred integer not null,
  primary key (connection_id, day, kind, agent_no, direction, phone_status)
    include (calls, seconds, acted, reported, transferred)
) with (fillfactor = 80);

create table phone_action_days (
  connection_id integer not null references connections,
  day integer not null,
  kind smallint not null,
  direction smallint not null,
  phone_status smallint not null,
  action_set integer not null,
  calls integer not null,
  primary key (connection_id, day, kind, direction, phone_status, action_set) include (calls)
) with (fillfactor = 80);

create table phone_field_days (
  connection_id integer not null references connections,
  day integer not null,
  kind smallint not null,
  direction smallint not null,
  phone_status smallint not null,
  field_set integer not null,
  calls integer not null,
  primary key (connection_id, day, kind, direction, phone_status, field_set) include (calls)
) with (fillfactor = 80);

create table phone_duration_weeks (
  connection_id integer not null references connections,
  week integer not null,
  kind smallint not null,
  agent_no integer not null,
  direction smallint not null,
  phone_status smallint not null,
  duration double precision not null,
  calls integer not null,
  primary key (connection_id, week, kind, agent_no, direction, phone_status, duration) include (calls)
) with (fillfactor = 80);

create table phone_duration_seasons (
  connection_id integer not null references connections,
  season integer not null,
  kind smallint not null,
  agent_no integer not null,
  direction smallint not null,
  phone_status smallint not null,
  duration double precision not null,
  calls integer not null,
  primary key (connection_id, season, kind, agent_no, direction, phone_status, duration) include (calls)
) with (fillfactor = 80);

-- Adds the calls of `changed` to the counts, or takes them away: its argument is '1' or '-1'.
create function count_changed_phones() returns trigger language plpgsql as $$
declare
  sign constant integer := tg_argv[0];
begin
  if not exists (select from changed where direction <> 0 or phone_status <> 0) then
    return null;
  end if;

  insert into phone_hours as known
  select connection_id, started_at / 3600000, kind, agent_no, direction, phone_status, sign * count(*),
    sign * coalesce(sum(duration), 0), sign * count(*) filter (where action_set <> 0), sign * count(transferred),
    sign * count(*) filter (where transferred)
  from changed where direction <> 0 or phone_status <> 0 group by 1, 2, 3, 4, 5, 6
  on conflict (connection_id, hour, kind, agent_no, direction, phone_status) do update set
    calls = known.calls + excluded.calls, seconds = known.seconds + excluded.seconds,
    acted = known.acted + excluded.acted, reported = known.reported + excluded.reported,
    transferred = known.transferred + excluded.transferred;

  insert into phone_days as known
  select connection_id, started_at / 86400000, kind, agent_no, direction, phone_status, sign * count(*),
    sign * coalesce(sum(duration), 0), sign * count(*) filter (where action_set <> 0), sign * count(transferred),
    sign * count(*) filter (where transferred)
  from changed where direction <> 0 or phone_status <> 0 group by 1, 2, 3, 4, 5, 6
  on conflict (connection_id, day, kind, agent_no, direction, phone_status) do update set
    calls = known.calls + excluded.calls, seconds = known.seconds + excluded.seconds,
    acted = known.acted + excluded.acted, reported = known.reported + excluded.reported,
    transferred = known.transferred + excluded.transferred;

  insert into phone_action_days as known
  select connection_id, started_at / 86400000, kind, direction, phone_status, action_set, sign * count(*)
  from changed where (direction <> 0 or phone_status <> 0) and action_set <> 0 group by 1, 2, 3, 4, 5, 6
  on conflict (connection_id, day, kind, direction, phone_status, action_set) do update set
    calls = known.calls + excluded.calls;

  insert into phone_field_days as known
  select connection_id, started_at / 86400000, kind, direction, phone_status, field_set, sign * count(*)
  from changed where (direction <> 0 or phone_status <> 0) and field_set <> 0 group by 1, 2, 3, 4, 5, 6
  on conflict (connection_id, day, kind, direction, phone_status, field_set) do update set
    calls = known.calls + excluded.calls;

  insert into phone_duration_weeks as known
  select connection_id, started_at / 604800000, kind, agent_no, direction, phone_status, duration, sign * count(*)
  from changed where (direction <> 0 or phone_status <> 0) and duration is not null group by 1, 2, 3, 4, 5, 6, 7
  on conflict (connection_id, week, kind, agent_no, direction, phone_status, duration) do update set
    calls = known.calls + excluded.calls;

  insert into phone_duration_seasons as known
  select connection_id, started_at / 9676800000, kind, agent_no, direction, phone_status, duration, sign * count(*)
  from changed where (direction <> 0 or phone_status <> 0) and duration is not null group by 1, 2, 3, 4, 5, 6, 7
  on conflict (connection_id, season, kind, agent_no, direction, phone_status, duration) do update set
    calls = known.calls + excluded.calls;
  return null;
end
$$;

create trigger count_added_phones after insert on calls referencing new table as changed
  for each statement execute function count_changed_phones('1');
create trigger count_removed_phones after delete on calls referencing old table as changed
  for each statement execute function count_changed_phones('-1');
create trigger count_phones_before after update on calls referencing old table as changed
  for each statement execute function count_changed_phones('-1');
create trigger count_phones_now after update on calls referencing new table as changed
  for each statement execute function count_changed_phones('1');

-- What is there already.
insert into phone_hours
select connection_id, started_at / 3600000, kind, agent_no, direction, phone_status, count(*),
  coalesce(sum(duration), 0), count(*) filter (where action_set <> 0), count(transferred),
  count(*) filter (where transferred)
from calls where direction <> 0 group by 1, 2, 3, 4, 5, 6;
insert into phone_days
select connection_id, started_at / 86400000, kind, agent_no, direction, phone_status, count(*),
  coalesce(sum(duration), 0), count(*) filter (where action_set <> 0), count(transferred),
  count(*) filter (where transferred)
from calls where direction <> 0 group by 1, 2, 3, 4, 5, 6;
insert into phone_action_days
select connection_id, started_at / 86400000, kind, direction, phone_status, action_set, count(*)
from calls where direction <> 0 and action_set <> 0 group by 1, 2, 3, 4, 5, 6;
insert into phone_field_days
select connection_id, started_at / 86400000, kind, direction, phone_status, field_set, count(*)
from calls where direction <> 0 and field_set <> 0 group by 1, 2, 3, 4, 5, 6;
insert into phone_duration_weeks
select connection_id, started_at / 604800000, kind, agent_no, direction, phone_status, duration, count(*)
from calls where direction <> 0 and duration is not null group by 1, 2, 3, 4, 5, 6, 7;
insert into phone_duration_seasons
select connection_id, started_at / 9676800000, kind, agent_no, direction, phone_status, duration, count(*)
from calls where direction <> 0 and duration is not null group by 1, 2, 3, 4, 5, 6, 7;

-- Not of calls: known to be empty, a table would be read whole for each key that refers to it, as the plan is kept.
analyze phone_hours, phone_days, phone_action_days, phone_field_days, phone_duration_weeks, phone_duration_seasons;
