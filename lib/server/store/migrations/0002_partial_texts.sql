-- Up Migration

-- Whether a search has gone through calls that are too long for it is asked with each search.
create index call_texts_partial on call_texts (connection_id, id) where partial;
