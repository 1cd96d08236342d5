-- Up Migration

-- What the upstream calls the account.
alter table connections add column account_name text;

-- When the upstream was last asked for a contact, when a reader last looked at one without a name (ms since the epoch),
-- and whether the upstream no longer has it.
alter table contacts
  add column named_at bigint,
  add column wanted_at bigint,
  add column missing boolean not null default false;

create index contacts_to_name on contacts (connection_id, wanted_at desc nulls last, id) where named_at is null;
create index contacts_by_age on contacts (connection_id, named_at) where named_at is not null;
