-- grain: one row per finding of an upload that follows another of the same workbook, or of that other one
-- unit: state is "gone", "still" or "new" against the upload before; "unlisted" where the other list may have been cut
-- null: never; sheet, cell and value are the later upload's, of what is gone the earlier one's
select
  coalesce(later.upload_id, earlier.upload_id) as upload,
  case
    when later.upload_id is not null and earlier.upload_id is not null then 'still'
    when cut_kind.upload_id is not null then 'unlisted'
    when later.upload_id is null then 'gone'
    else 'new'
  end as state,
  coalesce(later.code, earlier.code) as code,
  coalesce(later.severity, earlier.severity) as severity,
  coalesce(later.sheet, earlier.sheet) as sheet,
  coalesce(later.row, earlier.row) as row,
  coalesce(later.cell, earlier.cell) as cell,
  coalesce(later.heading, earlier.heading) as heading,
  coalesce(later.value, earlier.value) as value,
  coalesce(later.message, earlier.message) as message,
  coalesce(later.fix, earlier.fix) as fix
from (
  select finding_identity.*
  from finding_identity
  join upload_before on upload_before.upload_id = finding_identity.upload_id
) as later
full join finding_before as earlier
  on earlier.upload_id = later.upload_id
  and earlier.code = later.code
  and earlier.place = later.place
  and earlier.across = later.across
  and earlier.about = later.about
  and earlier.nth = later.nth
left join (
  select upload_id, code, place, 'gone' as doubted from finding_identity where cut
  union
  select upload_id, code, place, 'new' as doubted from finding_before where cut
) as cut_kind
  on cut_kind.upload_id = coalesce(later.upload_id, earlier.upload_id)
  and cut_kind.code = coalesce(later.code, earlier.code)
  and cut_kind.place = coalesce(later.place, earlier.place)
  and cut_kind.doubted = case when later.upload_id is null then 'gone' else 'new' end
