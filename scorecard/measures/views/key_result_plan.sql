-- grain: one row per key result and reporting day
-- unit: planned: progress planned for the day before the goal's threshold, a ratio (methodology 3.1)
-- null: planned: no dates, or milestones without due days
select
  progress.*,
  case progress.plan_curve
    when 's_curve' then 3 * progress.elapsed * progress.elapsed - 2 * progress.elapsed * progress.elapsed * progress.elapsed
    when 'late' then progress.elapsed * progress.elapsed
    when 'early' then sqrt(progress.elapsed)
    when 'milestone' then coalesce(progress.due, progress.elapsed)
    when 'phased' then case
      when progress.elapsed >= 1 then 1.0
      when progress.elapsed <= 0 then 0.0
      else plan_leg.from_planned + (plan_leg.to_planned - plan_leg.from_planned)
        * (progress.elapsed - plan_leg.from_share) / nullif(plan_leg.to_share - plan_leg.from_share, 0)
    end
    else progress.elapsed
  end as planned
from key_result_progress as progress
left join plan_leg
  on plan_leg.key_result_id = progress.key_result_id
  and plan_leg.from_on <= progress.as_of
  and progress.as_of < plan_leg.to_on
