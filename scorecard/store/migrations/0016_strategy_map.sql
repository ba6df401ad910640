-- Which objective people say drives which, on the strategy map. Append only: the newest word about a pair holds, `holds` false takes it off.
create table strategy_link (
  from_objective_id varchar not null, to_objective_id varchar not null, holds boolean not null,
  kind varchar not null, effect varchar not null, lag_weeks integer, rationale varchar,
  said_at timestamp not null, said_by varchar not null
);
