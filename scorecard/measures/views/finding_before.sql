-- grain: one row per upload that follows another of the same workbook, and finding of that other one
-- unit: as finding_identity; upload_id is the later upload
-- null: never
select
  upload_before.upload_id,
  finding_identity.code,
  finding_identity.severity,
  finding_identity.sheet,
  finding_identity.row,
  finding_identity.cell,
  finding_identity.heading,
  finding_identity.value,
  finding_identity.message,
  finding_identity.fix,
  finding_identity.place,
  finding_identity.across,
  finding_identity.about,
  finding_identity.nth,
  finding_identity.cut
from upload_before
join finding_identity on finding_identity.upload_id = upload_before.before
