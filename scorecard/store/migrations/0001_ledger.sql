-- What was uploaded, how it was read, what was wrong with it. Append only: undo is a mark.
create table upload (
  upload_id integer primary key,
  sha256 varchar not null,
  reading varchar not null,
  file varchar not null,
  bytes bigint not null,
  uploaded_at timestamp not null,
  uploaded_by varchar not null,
  account varchar not null,
  unique (sha256, reading)
);
create table upload_mark (upload_id integer not null, marked_at timestamp not null, marked_by varchar not null, undone boolean not null);
create table source_row (upload_id integer not null, sheet varchar not null, row integer not null, cells varchar[] not null);
create table finding (
  upload_id integer not null, code varchar not null, severity varchar not null, sheet varchar not null, cell varchar not null,
  heading varchar not null, value varchar not null, message varchar not null, fix varchar not null
);
create table column_correction (
  fingerprint varchar not null, heading varchar not null, field varchar, corrected_at timestamp not null, corrected_by varchar not null
);
create table bound (fingerprint varchar not null);
