-- Up Migration

-- The words of many calls are put into the index together, which takes half of the time. Until then a search goes
-- through those that wait as well: 4 MB at most, a few milliseconds.
alter index call_texts_words set (fastupdate = on);
