-- The unit that a value's row names, where its key result stands in another file: key results of two units may be called alike.
alter table loose_check_in add column unit varchar;
