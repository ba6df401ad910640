-- Shapes of sheets as they were last read, and what people say about how sheets of a shape are to be read. The newest word holds.
create table shape (
  fingerprint varchar not null, headings varchar not null, file varchar not null, sheet varchar not null, seen_at timestamp not null
);
create table arrangement (fingerprint varchar not null, told varchar not null, arranged_at timestamp not null, arranged_by varchar not null);
