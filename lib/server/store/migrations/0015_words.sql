-- Up Migration

-- The words of all calls of a connection, so that words of one stem, words that no call has, and words that are
-- nearly what was typed are known before any call is read.
create extension if not exists pg_trgm;

create table words (
  connection_id integer not null references connections,
  word text collate "C" not null,
  -- A call has a longer word that goes on with a digit.
  continues boolean not null,
  primary key (connection_id, word)
);
create index words_by_likeness on words using gin (word gin_trgm_ops);

-- Stems begin with their language: `en:book`.
create table word_stems (
  connection_id integer not null references connections,
  stem text collate "C" not null,
  word text collate "C" not null,
  primary key (connection_id, stem, word)
);

-- The languages of a connection's calls, whose stems are kept, as ISO 639-1.
alter table connections add column languages text[] not null default '{en,es}';

-- How the words of a call were cut (`lib/server/store/write/index-text.ts`). Older ones are cut again, newest calls first.
alter table call_texts add column version smallint not null default 0;
create index call_texts_to_cut on call_texts (connection_id, started_at desc) where version < 1;
