-- Up Migration

-- The facts beside a duration, so that calls are counted and ordered by it without a look at each of their rows.
drop index calls_by_duration;
drop index calls_by_duration_down;
create index calls_by_duration on calls (connection_id, duration asc nulls last, id asc)
  include (started_at, agent_no, action_set, field_set, kind);
create index calls_by_duration_down on calls (connection_id, duration desc nulls last, id desc)
  include (started_at, agent_no, action_set, field_set, kind);
