-- grain: one row per upload that counts, period and unit of its objectives
-- unit: stem is the file's name in lower case, without its suffix and what a fix list or a second download adds
-- null: the file names no period or unit
select distinct
  standing_upload.upload_id,
  regexp_replace(lower(standing_upload.file), '(-fix-list)?( ?[(][0-9]+[)])?[.][a-z]+$', '') as stem,
  objective_version.period,
  objective_version.unit
from standing_upload
join objective_version on objective_version.upload_id = standing_upload.upload_id
