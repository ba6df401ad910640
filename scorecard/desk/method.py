"""How numbers are computed: what other settings would do, and keeping them."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime

import duckdb

from scorecard.errors import WrongSetting
from scorecard.measures import catalog, progress, scorecard
from scorecard.measures.method import settings_now
from scorecard.model.method import MethodEffect, MethodNumbers, Value, faults
from scorecard.model.scope import Scope
from scorecard.rules.run import gap_counts
from scorecard.store.store import Store


def keep_settings(store: Store, told: Mapping[str, Value], *, by: str) -> dict[str, Value]:
    """Keep settings; returns those that change. All of them or, where one is wrong, none. Raises WrongSetting."""
    with store.transaction() as cursor:
        return _apply(store, cursor, told, by)


def foresee_settings(store: Store, told: Mapping[str, Value], scope: Scope) -> MethodEffect:
    """What keeping them would do to the scope: it is done in a rehearsal and read off. Raises WrongSetting."""
    then = progress.statuses(store, scope)
    before = _numbers(store, scope, then)
    with store.rehearsal() as tried:
        with tried.transaction() as cursor:
            _apply(tried, cursor, told, "")
        now = progress.statuses(tried, scope)
        after = _numbers(tried, scope, now)
    moved = sum(then[key][0] != status for key, (status, _) in now.items())
    rescored = sum(then[key][1] != score for key, (_, score) in now.items())
    return MethodEffect(scope.period, scope.as_of, before, after, moved, rescored)


def _apply(store: Store, cursor: duckdb.DuckDBPyConnection, told: Mapping[str, Value], by: str) -> dict[str, Value]:
    now = settings_now(store)
    wrong = faults({**now, **told})
    if wrong:
        raise WrongSetting(" ".join(wrong), "Nothing was kept; correct it and try again.")
    changed = {key: value for key, value in told.items() if value != now[key]}
    at = datetime.now(UTC).replace(tzinfo=None)
    for key, value in changed.items():
        cursor.execute("insert into method_setting values (?, ?, ?, ?)", [key, str(value), at, by])
    if changed:
        catalog.refresh(cursor, after="method_setting")
    return changed


def _numbers(store: Store, scope: Scope, standing: Mapping[str, tuple[str, float | None]]) -> MethodNumbers:
    whole = scorecard.organisation_score(store, scope)
    parts = scorecard.perspective_scores(store, scope)
    return MethodNumbers(
        score=whole.score if whole else None,
        perspectives=tuple((one.perspective, one.score) for one in parts),
        statuses=Counter(status for status, _ in standing.values()),
        gaps=sum(one.gaps for one in gap_counts(store, scope)),
    )
