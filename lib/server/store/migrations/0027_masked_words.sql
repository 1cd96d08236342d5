-- Up Migration

-- Words were cut with the numbers of cards, accounts and persons: they are cut again without them.
drop index call_texts_to_cut;
create index call_texts_to_cut on call_texts (connection_id, started_at desc) where version < 2;
