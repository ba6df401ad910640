-- What people and rules decide, kept apart from what files say.
create table vote (
  objective_id varchar not null, voter varchar not null, name varchar not null, perspective varchar,
  confidence double not null, reason varchar not null, cast_at timestamp not null
);
create table perspective (perspective_id varchar primary key, rank integer not null, intended_weight double not null);
create table setting (key varchar not null, value double not null, since timestamp not null);
