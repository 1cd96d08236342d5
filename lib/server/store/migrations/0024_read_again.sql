-- Up Migration

-- How far the list of an agent was read again, slowly, from its first page, and when that began, ms since the epoch.
alter table agent_lists add column again_page integer not null default 0;
alter table agent_lists add column again_since bigint not null default 0;
update agent_lists set again_since = proved_at;
