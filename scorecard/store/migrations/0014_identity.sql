-- What people say about whether an objective is the same as an earlier one, of an earlier period or left out of its own. Append only:
-- the newest word about a pair holds.
create table identity_mark (
  objective_id varchar not null, earlier_objective_id varchar not null, same boolean not null,
  marked_at timestamp not null, marked_by varchar not null
);
