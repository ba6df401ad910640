-- Which perspectives hold from which day on, their names and words as people told them, how much of each is intended by the organisation
-- (unit null) and by units, and what votes say beside the perspective. Append only: of several words about one day the newest holds;
-- holds_from null: from the beginning. A weighting without weights takes an earlier one back.
-- The table `perspective` of 0003 was never filled; nothing reads it any more.
create table perspective_set (
  set_id integer primary key, holds_from date, from_period varchar, template varchar, set_at timestamp not null, set_by varchar not null
);
create table perspective_member (set_id integer not null, perspective_id varchar not null, rank integer not null, counted boolean not null);
create table perspective_name (set_id integer not null, perspective_id varchar not null, language varchar not null, name varchar not null);
create table perspective_word (set_id integer not null, perspective_id varchar not null, word varchar not null);
create table weighting (
  weighting_id integer primary key, unit varchar, holds_from date, from_period varchar, set_at timestamp not null, set_by varchar not null
);
create table intended_weight (weighting_id integer not null, perspective_id varchar not null, weight double not null);
alter table vote add column secondary varchar;
alter table vote add column esg boolean;
