-- Up Migration

-- The people that calls are with, as far as their names or numbers are known.
create table contacts (
  connection_id integer not null references connections,
  id text collate "C" not null,
  name text,
  -- As the call says it: E.164.
  number text,
  primary key (connection_id, id)
);

insert into contacts
select contact.connection_id, contact.id, newest.name, newest.number
from (
  select distinct connection_id, contact_id as id from calls where contact_id is not null
) as contact
cross join lateral (
  select record.row -> 'contact' ->> 'name' as name, record.row ->> 'fromNumber' as number
  from calls as c join call_records as record using (connection_id, id)
  where c.connection_id = contact.connection_id and c.contact_id = contact.id
  order by c.started_at desc
  limit 1
) as newest;
