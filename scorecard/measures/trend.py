"""Numbers over the weeks of a period: each day is asked of the same views as today's."""

from dataclasses import replace
from datetime import date, timedelta

from scorecard.measures.ask import rows, scoped
from scorecard.model.explain import Node
from scorecard.model.scope import Scope
from scorecard.model.trend import Moment, TrendPoint
from scorecard.store.store import Store

WEEK = timedelta(days=7)
MOST_POINTS = 13
"""Days of a trend: the weeks of a quarter; a longer period is told in wider steps."""
ORDER = "as_of, perspective nulls last"
_NAMED_BY = {
    "organisation": (),
    "perspective": ("perspective",),
    "unit": ("unit",),
    "unit_perspective": ("unit", "perspective"),
    "objective": ("objective_id",),
    "key_result": ("key_result_id",),
}
"""The columns that find a node's row of a day in the view of its level."""


def trend(store: Store, scope: Scope, *, points: int = MOST_POINTS) -> list[TrendPoint]:
    """Each perspective of the organisation or of the scope's unit, oldest day first, on at most so many days."""
    if scope.unit is not None:
        return _of_units(store, scope, points)
    dated = f"(select *, null as unit from perspective_score where as_of in ({_days(store, scope, points)}))"
    return scoped(store, TrendPoint, dated, scope, ("period",), ORDER, dated=False)


def of_every_unit(store: Store, scope: Scope, *, points: int = MOST_POINTS) -> list[TrendPoint]:
    """The same of each unit: to work it out for one takes nearly as long."""
    return _of_units(store, replace(scope, unit=None), points)


def _of_units(store: Store, scope: Scope, points: int) -> list[TrendPoint]:
    dated = f"(select * from unit_perspective_score where as_of in ({_days(store, scope, points)}))"
    return scoped(store, TrendPoint, dated, scope, ("period", "unit"), ORDER, dated=False)


def moments(store: Store, scope: Scope, node: Node) -> list[Moment]:
    """One number of the scope's period, oldest day first; unit and perspective of the scope are left aside.

    Empty for a unit with all units below it, whose number is told for one day at a time.
    """
    if node.level not in _NAMED_BY:
        return []
    told = {"unit": node.unit, "perspective": node.perspective, "objective_id": node.thing_id, "key_result_id": node.thing_id}
    conditions = [f"{column} is not distinct from ${column}" for column in _NAMED_BY[node.level]]
    given: dict[str, str | None] = {column: told[column] for column in _NAMED_BY[node.level]}
    if node.thing_id is None:
        conditions.append("($period is null or coalesce(period, '') = $period)")
        given["period"] = scope.period
    bounds = "null as low, null as high" if node.level == "key_result" else "low, high"
    asked = f"select as_of, score, expected, {bounds} from {node.level}_score where as_of in ({_days(store, scope, MOST_POINTS)})"
    return rows(store, Moment, f"from ({' and '.join([asked, *conditions])}) as told order by as_of", given)


def begun(store: Store, scope: Scope) -> date | None:
    """The first day of the scope's period; None where it names none, or one without days."""
    with store.cursor() as cursor:
        found = cursor.execute("select starts_on from period where period_id = ?", [scope.period]).fetchone()
    return found[0] if found else None


def _days(store: Store, scope: Scope, points: int) -> str:
    """Days in steps of whole weeks back from `scope.as_of` to the period's beginning; of a period without days its last weeks.

    Written out: from a list in one parameter DuckDB would work out every day there is.
    """
    first = begun(store, scope)
    weeks = points - 1 if first is None else max(0, (scope.as_of - first).days // 7)
    step = max(1, -(-weeks // max(1, points - 1)))
    return ", ".join(f"date '{(scope.as_of - WEEK * back).isoformat()}'" for back in range(0, weeks + 1, step))
