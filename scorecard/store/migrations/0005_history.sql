-- What a person ends because it vanished from the files, and the cells that a key result's numbers come from. Append only.
create table end_mark (
  kind varchar not null, thing_id varchar not null, ended boolean not null, marked_at timestamp not null, marked_by varchar not null
);
alter table key_result_version add column baseline_cell varchar;
alter table key_result_version add column target_cell varchar;
