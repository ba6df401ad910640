-- Workshops: the objectives as they were laid before people, who took part, what each answered, when it was open or
-- finished, and what was decided.
-- Append only; of each the newest row (the highest step) holds.
create table workshop (
  workshop_id integer primary key, token varchar not null, name varchar not null, phase varchar not null,
  made_at timestamp not null, made_by varchar not null
);
create table workshop_objective (
  workshop_id integer not null, objective_id varchar not null, place integer not null, text varchar not null,
  unit varchar, period varchar
);
create table workshop_participant (
  workshop_id integer not null, participant_id integer not null, token varchar not null, name varchar not null,
  invited boolean not null, joined boolean not null, department varchar, step integer not null, said_at timestamp not null
);
create table workshop_answer (
  workshop_id integer not null, participant_id integer not null, objective_id varchar not null, perspective varchar,
  step integer not null, answered_at timestamp not null
);
create table workshop_mark (
  workshop_id integer not null, participant_id integer, mark varchar not null, step integer not null,
  marked_at timestamp not null, marked_by varchar not null
);
create table workshop_decision (
  workshop_id integer not null, objective_id varchar not null, perspective varchar not null,
  step integer not null, decided_at timestamp not null, decided_by varchar not null
);
