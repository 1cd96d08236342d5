-- Up Migration

-- The words of many calls are put into the index together, which takes a third of the time. Until then a search goes
-- through those that wait: four hundred calls at most.
alter index call_texts_words set (fastupdate = on, gin_pending_list_limit = 1024);
