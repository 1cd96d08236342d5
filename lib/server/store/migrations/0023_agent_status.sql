-- Up Migration

-- What the upstream says of an agent, in its own word, such as "inactive". Null if it says nothing.
alter table agents add column status text;
