-- Up Migration

-- When a call came into the mirror, ms since the epoch, so that the pages of a list leave out what came after the first
-- of them. Null for calls that came before this column.
alter table calls add column added_at bigint;
create index calls_by_added on calls (connection_id, added_at) where added_at is not null;
