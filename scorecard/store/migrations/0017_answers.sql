-- What came back in check-in workbooks. `answer_book`: how far the sender's knowledge went, by upload (seen_upload null: an empty store,
-- or another one). `contested_answer`: an answer that met another word about its key result; it counts once a person takes it.
-- `contested_mark`: what persons decided about one, known by its upload, sheet and row; the newest word holds. Append only.
create table answer_book (upload_id integer not null, as_of date, seen_upload integer);
create table contested_answer (
  upload_id integer not null, sheet varchar not null, row integer not null, cell varchar not null,
  key_result_id varchar not null, observed_on date not null, dated boolean not null,
  value double, percent_complete double, confidence double,
  status_word varchar, comment varchar, blocker varchar, support_needed varchar,
  seen_on date, seen_value double, other_upload integer not null, other_on date not null, other_value double, other_comment varchar
);
create table contested_mark (
  upload_id integer not null, sheet varchar not null, row integer not null, taken boolean not null,
  marked_at timestamp not null, marked_by varchar not null
);
