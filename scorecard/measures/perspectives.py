"""Which perspectives hold when, and how much of each is intended."""

from datetime import date

import duckdb

from scorecard.measures.ask import scoped
from scorecard.model.intent import ActivePerspective, PerspectiveWord
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.store.perspectives import perspective_sets
from scorecard.store.store import Store


def perspective_set(store: Store, scope: Scope) -> PerspectiveSet:
    """The perspectives of the scope's period; those of the day where it names no period."""
    with store.cursor() as cursor:
        day: date | None = scope.as_of
        if scope.period is not None:
            found = cursor.execute("select starts_on from period where period_id = ?", [scope.period]).fetchone()
            day = found[0] if found else None
        return _held(cursor, day)


def perspective_set_on(store: Store, day: date | None) -> PerspectiveSet:
    """The perspectives of a period that begins on `day`; None: of one without known days."""
    with store.cursor() as cursor:
        return _held(cursor, day)


def _held(cursor: duckdb.DuckDBPyConnection, day: date | None) -> PerspectiveSet:
    found = cursor.execute(
        "select set_id from perspective_span where (begins is null or begins <= $day) and (ends is null or $day < ends)",
        {"day": day or date.min},
    ).fetchone()
    return perspective_sets(cursor)[found[0] if found else 0]


def weights_on(store: Store, day: date | None, unit: str | None) -> dict[str, float]:
    """What a unit (None: the organisation) told of weights for a period that begins on `day`; empty where it told nothing."""
    with store.cursor() as cursor:
        found = cursor.execute(
            """
            select intended_weight.perspective_id, intended_weight.weight
            from weighting_span join intended_weight on intended_weight.weighting_id = weighting_span.weighting_id
            where weighting_span.unit is not distinct from $unit
              and (weighting_span.begins is null or weighting_span.begins <= $day)
              and (weighting_span.ends is null or $day < weighting_span.ends)
            """,
            {"day": day or date.min, "unit": unit},
        ).fetchall()
    return dict(found)


def intended(store: Store, scope: Scope) -> list[ActivePerspective]:
    """The scope's perspectives with their weights: the organisation's first, then each unit's."""
    order = "period, organisation desc, unit nulls last, rank desc, perspective_id"
    return scoped(store, ActivePerspective, "active_perspective", scope, ("period", "unit"), order, dated=False)


def words(store: Store) -> list[PerspectiveWord]:
    """Everything that was told about perspectives and weights, newest first."""
    with store.cursor() as cursor:
        sets = perspective_sets(cursor)
        told = cursor.execute(
            """
            select strftime(weighting.set_at, '%Y-%m-%d %H:%M'), weighting.set_by, weighting.from_period, weighting.unit,
              perspective_set.set_id, perspective_set.template,
              list([intended_weight.perspective_id, intended_weight.weight::varchar] order by intended_weight.rowid)
                filter (intended_weight.weighting_id is not null)
            from weighting
            left join perspective_set on perspective_set.set_at = weighting.set_at and weighting.unit is null
            left join intended_weight on intended_weight.weighting_id = weighting.weighting_id
            group by weighting.weighting_id, weighting.set_at, weighting.set_by, weighting.from_period, weighting.unit,
              perspective_set.set_id, perspective_set.template
            order by weighting.weighting_id desc
            """
        ).fetchall()
    return [
        PerspectiveWord(at, by, period, unit, sets.get(set_id), tuple((key, float(weight)) for key, weight in weights or ()), template)
        for at, by, period, unit, set_id, template, weights in told
    ]
