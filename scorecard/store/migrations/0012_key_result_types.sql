-- What a key result is beside baseline and target: its type and limits, how its values add up, how it is planned to grow, the metric
-- that it shares with others, what its owner gives it at the end; its milestones; how much a unit counts. Append only, like all versions.
alter table key_result_version add column key_result_type varchar;
alter table key_result_version add column lower_limit double;
alter table key_result_version add column upper_limit double;
alter table key_result_version add column tolerance double;
alter table key_result_version add column stretch_target double;
alter table key_result_version add column accumulation varchar;
alter table key_result_version add column scale varchar;
alter table key_result_version add column plan_curve varchar;
alter table key_result_version add column metric varchar;
alter table key_result_version add column goal_mode varchar;
alter table key_result_version add column self_score double;
alter table key_result_version add column self_comment varchar;
create table milestone_version (
  upload_id integer not null, sheet varchar not null, row integer not null, cell varchar not null,
  key_result_id varchar not null, step integer not null, text varchar, weight double not null, due_on date, done_on date
);
create table plan_point_version (
  upload_id integer not null, sheet varchar not null, row integer not null, cell varchar not null,
  key_result_id varchar not null, planned_on date not null, planned_progress double not null
);
alter table unit_version add column rollup_weight double;
