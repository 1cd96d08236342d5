-- Up Migration

-- The pace of the requests to an upstream, shared by all processes. Times are ms since the epoch by the database's clock.
-- It holds nothing that must survive a crash.
create unlogged table paces (
  connection_id integer primary key,
  -- When the next request is due if the pace is even.
  due_at double precision not null,
  -- No request may go out before.
  paused_until double precision not null
) with (fillfactor = 50);
