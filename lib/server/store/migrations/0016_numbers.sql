-- Up Migration

-- A number is found by any few of its digits.
create index calls_by_number_part on calls using gin (number gin_trgm_ops);

-- Digits that belong to the address or the extension of a number are not part of it.
with odd as (
  select c.connection_id, c.id, nullif(regexp_replace(
    regexp_replace(lower(record.row ->> 'fromNumber'), '^\s*(tel|sips?):|[@;].*$|\s*(,|#|x|ext\.?)\s*\d{1,7}\s*$', '', 'g'),
    '\D', '', 'g'), '') as number
  from calls as c join call_records as record using (connection_id, id)
  where length(c.number) > 11 and record.row ->> 'fromNumber' ~ '[@;,#x]'
), changed as (
  update calls as c set number = odd.number
  from odd where c.connection_id = odd.connection_id and c.id = odd.id
)
update call_texts as text set number = odd.number
from odd where text.connection_id = odd.connection_id and text.id = odd.id;

-- The name as `lib/calls/search/fold.ts` folds it; null if there is none, or it is not folded yet.
alter table contacts add column folded text;
create index contacts_by_name on contacts using gin (folded gin_trgm_ops);
create index contacts_to_fold on contacts (connection_id, id) where name is not null and folded is null;
