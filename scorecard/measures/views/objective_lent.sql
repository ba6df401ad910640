-- grain: one row per upload and objective of whose key results it holds nothing but values, while another upload tells more
-- unit: none
-- null: never
select
  key_result_version.upload_id,
  key_result_version.objective_id
from key_result_version
join (select distinct key_result_lent.upload_id from key_result_lent) as lending on lending.upload_id = key_result_version.upload_id
left join key_result_lent as lent
  on lent.upload_id = key_result_version.upload_id
  and lent.key_result_id = key_result_version.key_result_id
group by key_result_version.upload_id, key_result_version.objective_id
having count(*) = count(lent.key_result_id)
