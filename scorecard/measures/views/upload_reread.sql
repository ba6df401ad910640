-- grain: one row per upload that counts and whose bytes a later one that counts reads again, otherwise
-- unit: none
-- null: never
select distinct
  earlier.upload_id
from upload as earlier
join upload as later
  on later.sha256 = earlier.sha256
  and later.upload_id > earlier.upload_id
join standing_upload on standing_upload.upload_id = later.upload_id
