-- grain: one row per upload that counts and objective or key result that it no longer holds, though it brings the same unit and period
-- unit: before_upload held it last; returned_upload is a later one that holds it again; kind is objective or key_result. A list of objectives leaves out no key result, and key results none of the objectives that had none
-- null: returned_upload: it is still gone; unit, period: the file does not say
select
  gone.*
from (
  select
    case
      when held.kind = 'key_result' or not held.stated then upload_place.next_holding
      when not held.holds then upload_place.next_telling
      when upload_place.next_telling is null or upload_place.next_holding < upload_place.next_telling then upload_place.next_holding
      else upload_place.next_telling
    end as upload_id,
    held.kind,
    held.thing_id,
    held.objective_id,
    held.stated,
    held.text,
    held.period,
    held.unit,
    held.upload_id as before_upload,
    held.next_upload as returned_upload,
    held.sheet,
    held.cell
  from thing_version as held
  join upload_place
    on upload_place.upload_id = held.upload_id
    and upload_place.unit is not distinct from held.unit
    and upload_place.period is not distinct from held.period
  where held.standing
) as gone
where gone.upload_id < coalesce(gone.returned_upload, gone.upload_id + 1)
