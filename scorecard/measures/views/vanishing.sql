-- grain: one row per upload that counts and objective or key result that it no longer holds, though it brings the same unit and period
-- unit: before_upload held it last; returned_upload is a later one that holds it again; kind is objective or key_result
-- null: returned_upload: it is still gone; unit, period: the file does not say
select
  upload_place.next_upload as upload_id,
  gone.kind,
  gone.thing_id,
  gone.objective_id,
  gone.stated,
  gone.text,
  gone.period,
  gone.unit,
  gone.upload_id as before_upload,
  gone.next_upload as returned_upload,
  gone.sheet,
  gone.cell
from thing_version as gone
join upload_place
  on upload_place.upload_id = gone.upload_id
  and upload_place.unit is not distinct from gone.unit
  and upload_place.period is not distinct from gone.period
where gone.standing
  and upload_place.next_upload < coalesce(gone.next_upload, upload_place.next_upload + 1)
