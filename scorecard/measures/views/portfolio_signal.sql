-- grain: one row per period, unit and reporting day with eight or more scored aspirational key results (methodology 1.6)
-- unit: mean of their scores, 0 to 1; signal sweet_spot, too_easy, over_reach or none
-- null: period, unit: the file does not say; mean_before: the unit had no such period directly before
select
  portfolio.*,
  case
    when portfolio.mean >= 0.90 - 1e-9 and portfolio.mean_before >= 0.90 - 1e-9 then 'too_easy'
    when portfolio.mean < 0.40 - 1e-9 then 'over_reach'
    when portfolio.mean >= 0.60 - 1e-9 and portfolio.mean <= 0.70 + 1e-9 then 'sweet_spot'
    else 'none'
  end as signal
from (
  select
    told.as_of,
    told.period,
    told.unit,
    told.mean,
    told.key_results,
    case
      when datediff('day', lag(told.ends_on) over alike, told.starts_on) = 1 then lag(told.mean) over alike
    end as mean_before
  from aspiration as told
  window alike as (partition by told.as_of, told.unit, told.months order by told.starts_on)
) as portfolio
