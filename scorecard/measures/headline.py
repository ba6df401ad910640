"""What is worth a sentence: who leads, what is hardly known, where the holes are, what slipped, what is foreseen to miss.

Every number comes from the views and questions that the other pages ask; here they are only picked and counted.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from scorecard.measures import coverage, forecast, perspectives, recall, scorecard
from scorecard.measures.ask import rows
from scorecard.measures.trend import WEEK, begun
from scorecard.model.forecast import KeyResultForecast
from scorecard.model.headline import Headline, Hole, Slip, Standing
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.model.scores import PerspectiveScore, UnitPerspectiveScore
from scorecard.store.store import Store

_SLIPPED = """
from (
  select key_result_score.key_result_id, key_result_shown.text as key_result, objective.text as objective, objective.unit, objective.period,
    coalesce(key_result_shown.owner, objective.owner) as owner, before.status as before, key_result_score.status,
    before_rank.place - now_rank.place as steps
  from key_result_score
  join key_result_score as before on before.key_result_id = key_result_score.key_result_id and before.as_of = $since
  join objective on objective.objective_id = key_result_score.objective_id
  join key_result_shown on key_result_shown.key_result_id = key_result_score.key_result_id
  join (values ('achieved', 4), ('on_track', 3), ('at_risk', 2), ('behind', 1)) as now_rank(status, place)
    on now_rank.status = key_result_score.status
  join (values ('achieved', 4), ('on_track', 3), ('at_risk', 2), ('behind', 1)) as before_rank(status, place)
    on before_rank.status = before.status
  where key_result_score.as_of = $as_of and before_rank.place > now_rank.place
    and ($period is null or coalesce(objective.period, '') = $period) and ($unit is null or coalesce(objective.unit, '') = $unit)
) as slip
order by steps desc, status desc, unit nulls last, key_result
"""


def headline(store: Store, scope: Scope, *, foresee: bool = True) -> Headline:
    """The facts of a scope that names a period. `foresee` False leaves forecasts aside, which take longest to learn."""
    held = perspectives.perspective_set(store, scope)
    found = [row for row in perspective_scores(store, scope) if row.perspective is not None]
    known = sorted((row for row in found if row.enough and row.score is not None), key=lambda row: -(row.score or 0.0))
    since = _week_before(store, scope)
    judged = [one for one in _foreseen(store, scope) if one.judged] if foresee else []
    return Headline(
        as_of=scope.as_of,
        period=scope.period,
        unit=scope.unit,
        objectives=sum(row.objectives for row in found),
        standings=tuple(Standing(row.perspective or "", row.score or 0.0) for row in known),
        thin=tuple(row.perspective or "" for row in found if not row.enough),
        holes=_holes(store, scope, held),
        since=since,
        slipped=None if since is None else len(_slips(store, scope, since)),
        judged=len(judged),
        missing=sum(one.misses for one in judged),
    )


def perspective_scores(store: Store, scope: Scope) -> Sequence[PerspectiveScore | UnitPerspectiveScore]:
    """The organisation's perspectives, or those of the unit the scope names; the top of the map first, the unmapped (None) last."""
    held = perspectives.perspective_set(store, scope)
    rows: Sequence[PerspectiveScore | UnitPerspectiveScore]
    rows = scorecard.perspective_scores(store, scope) if scope.unit is None else scorecard.unit_perspective_scores(store, scope)
    return sorted(rows, key=lambda row: held.place_of(row.perspective))


def slipped(store: Store, scope: Scope, *, limit: int) -> list[Slip]:
    """Key results whose status is worse than a week before, those that fell furthest first; empty where the period had not begun then."""
    since = _week_before(store, scope)
    return [] if since is None else _slips(store, scope, since)[:limit]


def _foreseen(store: Store, scope: Scope) -> list[KeyResultForecast]:
    return recall.once(store, "forecasts", replace(scope, perspective=None), lambda asked: forecast.forecasts(store, asked))


def _slips(store: Store, scope: Scope, since: date) -> list[Slip]:
    def ask(asked: Scope) -> list[Slip]:
        given = {"as_of": asked.as_of, "since": since, "period": asked.period, "unit": asked.unit}
        return rows(store, Slip, _SLIPPED, given, sliced=["key_result_score"], by=[asked.as_of, since])

    return recall.once(store, ("slips", since), replace(scope, perspective=None), ask)


def _holes(store: Store, scope: Scope, held: PerspectiveSet) -> tuple[Hole, ...]:
    cells = coverage.coverage(store, replace(scope, perspective=None))
    anybody = any(cell.required for cell in cells)
    found = []
    for perspective in held.ids:
        asked = [cell for cell in cells if cell.perspective == perspective and (cell.required or not anybody)]
        covered = sum(cell.objectives > 0 for cell in asked)
        if covered < len(asked) and (anybody or not covered):
            found.append(Hole(perspective, covered, len(asked)))
    return tuple(sorted(found, key=lambda hole: hole.covered / hole.asked))


def _week_before(store: Store, scope: Scope) -> date | None:
    first, day = begun(store, scope), scope.as_of - WEEK
    return None if first is not None and day < first else day
