-- Objectives, key results and check-ins as versions with their origin; the newest whose upload is not undone is current.
create table objective_version (
  upload_id integer not null, sheet varchar not null, row integer not null, cell varchar not null,
  objective_id varchar not null, source_id varchar, parent_source_id varchar,
  period varchar, unit varchar, text varchar not null, stated boolean not null, owner varchar,
  perspective_word varchar, weight double not null, goal_mode varchar not null, state varchar not null
);
create table key_result_version (
  upload_id integer not null, sheet varchar not null, row integer not null, cell varchar not null,
  key_result_id varchar not null, objective_id varchar not null, source_id varchar,
  text varchar not null, owner varchar, unit_of_measure varchar, baseline double, target double, direction varchar,
  weight double not null, starts_on date, due_on date, status_word varchar
);
create table check_in_version (
  upload_id integer not null, sheet varchar not null, row integer not null, cell varchar not null,
  key_result_id varchar not null, observed_on date not null, dated boolean not null,
  value double, percent_complete double, confidence double,
  status_word varchar, comment varchar, blocker varchar, support_needed varchar
);
create table unit_version (upload_id integer not null, unit varchar not null, parent varchar, level varchar);
create table period (period_id varchar primary key, starts_on date, ends_on date);
create table reporting_day (as_of date primary key);
insert into reporting_day select day::date from range(date '2000-01-01', date '2100-01-01', interval 1 day) as calendar(day);
