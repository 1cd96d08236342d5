-- Up Migration

-- How loud a recording is over its time: one byte for each stretch, made once from the audio and erased with the call.
create table recording_peaks (
  connection_id integer not null,
  id text collate "C" not null,
  per_second real not null,
  seconds double precision not null,
  peaks bytea not null,
  primary key (connection_id, id),
  foreign key (connection_id, id) references calls on delete cascade
);
