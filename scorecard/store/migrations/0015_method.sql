-- How numbers are computed, as people set it: of several words about one key the newest holds. Append only.
-- The table `setting` of 0003 was never filled by anybody; nothing reads it any more.
create table method_setting (key varchar not null, value varchar not null, set_at timestamp not null, set_by varchar not null);
