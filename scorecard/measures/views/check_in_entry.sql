-- grain: one row per check-in as an upload holds it
-- unit: as in check_in_version
-- null: day: the file gives no date, so that the cell's value is compared with the cell's value in the upload before
select
  check_in_version.*,
  case when check_in_version.dated then check_in_version.observed_on end as day
from check_in_version
