-- grain: one row per finding of an upload that counts
-- unit: severity is error, warning or note; value is the cell's text
-- null: never; an empty text where a finding is about no sheet, cell or heading
select
  finding.upload_id as upload,
  finding.code,
  finding.severity,
  finding.message,
  finding.fix,
  standing_upload.file,
  finding.sheet,
  finding.cell,
  finding.heading,
  finding.value
from finding
join standing_upload on standing_upload.upload_id = finding.upload_id
