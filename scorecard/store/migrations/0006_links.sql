-- What a file says about things that other files hold: values without their key result, and who waits for whom. Append only.
create table borrowed_key_result (upload_id integer not null, key_result_id varchar not null);
create table loose_check_in (
  upload_id integer not null, sheet varchar not null, row integer not null, cell varchar not null,
  named_id varchar, named varchar, observed_on date not null, dated boolean not null,
  value double, percent_complete double, confidence double,
  status_word varchar, comment varchar, blocker varchar, support_needed varchar
);
create table dependency_version (
  upload_id integer not null, sheet varchar not null, row integer not null, cell varchar not null,
  dependent varchar not null, depends_on varchar not null
);
