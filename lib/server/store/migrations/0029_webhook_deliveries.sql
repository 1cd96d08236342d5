-- Up Migration

-- Events that upstreams have sent, for some minutes, so that a repeated one is known.
create table webhook_deliveries (
  connection_id integer not null,
  -- Of the id that the upstream gave it.
  delivery_hash bytea not null,
  -- ms since the epoch
  received_at bigint not null,
  primary key (connection_id, delivery_hash)
);
