-- Up Migration

-- A search within a range reads the texts of that range only: this index and the one of words are combined.
create index call_texts_by_start on call_texts (connection_id, started_at);
