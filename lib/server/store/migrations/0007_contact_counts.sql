-- Up Migration

-- The calls of each contact by sixteen weeks since the epoch (UTC), for the contacts with the most calls of long spans.
create table contact_seasons (
  connection_id integer not null references connections,
  season integer not null,
  kind smallint not null,
  contact_id text collate "C" not null,
  calls integer not null,
  primary key (connection_id, season, kind, contact_id) include (calls)
) with (fillfactor = 80);

-- Adds the calls of `changed` to the counts, or takes them away: its argument is '1' or '-1'.
create function count_changed_contacts() returns trigger language plpgsql as $$
declare
  sign constant integer := tg_argv[0];
begin
  insert into contact_seasons as known
  select connection_id, started_at / 9676800000, kind, contact_id, sign * count(*)
  from changed where contact_id is not null group by 1, 2, 3, 4
  on conflict (connection_id, season, kind, contact_id) do update set calls = known.calls + excluded.calls;
  return null;
end
$$;

create trigger count_added_contacts after insert on calls referencing new table as changed
  for each statement execute function count_changed_contacts('1');
create trigger count_removed_contacts after delete on calls referencing old table as changed
  for each statement execute function count_changed_contacts('-1');
create trigger count_contacts_before after update on calls referencing old table as changed
  for each statement execute function count_changed_contacts('-1');
create trigger count_contacts_now after update on calls referencing new table as changed
  for each statement execute function count_changed_contacts('1');

-- What is there already.
insert into contact_seasons
select connection_id, started_at / 9676800000, kind, contact_id, count(*)
from calls where contact_id is not null group by 1, 2, 3, 4;

analyze contact_seasons, contacts;
