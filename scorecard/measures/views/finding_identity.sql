-- grain: one row per finding of an upload that counts
-- unit: place, column and about say what it is about, whatever row it stands in, for rows move when others are inserted: the sheet;
--   the heading, else the column's letters; the row's name, else the value, else the message without its numbers. nth tells
--   equal ones apart, top to bottom. cut: so many of a code on a sheet that the importer may not have listed them all
-- null: never
select
  placed.*,
  row_number() over (
    partition by placed.upload_id, placed.code, placed.place, placed.across, placed.about order by placed.row, placed.cell, placed.message
  ) as nth,
  count(*) over (partition by placed.upload_id, placed.code, placed.place) >= 100 as cut
from (
  select
    located.*,
    case when located.heading <> '' then located.heading else translate(located.cell, '0123456789', '') end as across,
    coalesce(row_name.name, nullif(located.value, ''), translate(located.message, '0123456789.,', '')) as about
  from (
    select
      finding.*,
      case when finding.sheet = 'Rows' then '' else finding.sheet end as place,
      coalesce(try_cast(translate(finding.cell, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '') as integer), 0) as row
    from finding
  ) as located
  left join row_name
    on row_name.upload_id = located.upload_id
    and row_name.sheet = located.sheet
    and row_name.row = located.row
) as placed
join standing_upload on standing_upload.upload_id = placed.upload_id
