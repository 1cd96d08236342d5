-- Up Migration

-- A span of which some calls are here and others not: the lists of a feed by agent are in no order of time.
alter table coverage add column partial boolean not null default false;
