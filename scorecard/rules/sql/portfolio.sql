-- id: portfolio
-- title: Aspirations too easy or out of reach
-- severity: note
-- why: Aspirational goals are meant to end near 0.7 on average.
-- fix: Set the next period's targets with that in mind.
-- grain: one row per unit and reporting day
select
  portfolio_signal.period,
  portfolio_signal.unit,
  null as perspective,
  null as objective_id,
  null as key_result_id,
  coalesce(portfolio_signal.unit, 'One place') || ' stands at ' || round(portfolio_signal.mean, 2) || ' on average over '
    || portfolio_signal.key_results || ' aspirational key results'
    || case when portfolio_signal.signal = 'too_easy' then ', and as high the period before: too easy?' else ': out of reach?' end as message,
  1.0 as weight,
  null as file,
  null as sheet,
  null as row,
  cast(round(portfolio_signal.mean, 2) as varchar) as value,
  portfolio_signal.as_of,
  'note' as severity
from portfolio_signal
join period on period.period_id = portfolio_signal.period and period.ends_on <= portfolio_signal.as_of
where portfolio_signal.signal in ('too_easy', 'over_reach')
