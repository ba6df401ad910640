-- The unit and the objective that a value's row names, where its key result stands in another file: several may be called alike.
alter table loose_check_in add column unit varchar;
alter table loose_check_in add column objective varchar;
-- Whether a file only names an objective beside its key results and tells nothing else about it; null as false.
alter table objective_version add column named_only boolean;
-- Whether a key result is known by its id below its objective only, for ids begin anew below each (KR1, KR2, …); null as false.
alter table key_result_version add column numbered_anew boolean;
