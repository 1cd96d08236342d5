-- Up Migration

-- Who did what and when. It holds no words, numbers or names of callers, and no secrets.
create table audit_events (
  event_id bigint generated always as identity primary key,
  -- ms since the epoch
  at bigint not null,
  action text not null,
  -- person, share, job, or stranger: no one that is known
  actor_kind text not null check (actor_kind in ('person', 'share', 'job', 'stranger')),
  actor_id text,
  actor_name text,
  -- Where the request came from, as far as that is known.
  address text,
  connection_id integer,
  -- What it was done to: an id of ours or of an upstream.
  subject text,
  details jsonb not null default '{}'
);
create index audit_events_by_time on audit_events (at desc, event_id desc);

-- Only events older than 30 days may go, and none may be changed: not by a mistake of ours, and not to hide a deed.
create function keep_audit_events() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < extract(epoch from now() - interval '30 days') * 1000 then
    return old;
  end if;
  raise exception 'Events of the audit log stay as they are.';
end $$;
create trigger keep_audit_events before update or delete on audit_events
  for each row execute function keep_audit_events();
create trigger keep_all_audit_events before truncate on audit_events
  for each statement execute function keep_audit_events();
