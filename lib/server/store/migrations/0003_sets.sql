-- Up Migration

-- A call may have so many actions or fields that their names do not fit into a row of an index: sets are found by hash.
alter table action_sets drop constraint action_sets_connection_id_types_key;
create index action_sets_by_types on action_sets (connection_id, hash_array_extended(types, 0));

alter table field_sets drop constraint field_sets_connection_id_names_key;
create index field_sets_by_names on field_sets (connection_id, hash_array_extended(names, 0));
