-- grain: one row per pair of current objectives between which people drew a link: the newest word, where it holds
-- unit: lag_weeks weeks until the effect shows; kind: "hypothesis", "definitional" or "enables"; effect: "raises" or "lowers"
-- null: lag_weeks, rationale: nobody said; period, perspectives: as in objective
select
  word.from_objective_id,
  word.to_objective_id,
  driver.period,
  word.kind,
  word.effect,
  word.lag_weeks,
  word.rationale,
  strftime(word.said_at, '%Y-%m-%d %H:%M') as said_at,
  word.said_by
from (
  select
    strategy_link.*,
    row_number() over (
      partition by strategy_link.from_objective_id, strategy_link.to_objective_id
      order by strategy_link.said_at desc, strategy_link.holds
    ) as recency
  from strategy_link
) as word
join objective as driver on driver.objective_id = word.from_objective_id
join objective as outcome on outcome.objective_id = word.to_objective_id
where word.recency = 1 and word.holds
  and driver.state in ('active', 'closed') and outcome.state in ('active', 'closed')
