"""The paths of key results as arrays: one row a key result, its points one after the other in a second table."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from scorecard.measures import recall
from scorecard.model.scope import Scope
from scorecard.store.store import Store

Numbers = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]
Days = npt.NDArray[np.datetime64]
Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """Key results with a numeric goal, in the order of their ids; the points of the i-th are those from first[i] to first[i + 1]."""

    key_result_id: npt.NDArray[np.object_]
    opens_on: Days
    """The first day of its period."""
    closes_on: Days
    """The last day of its period, or the due date where that is later."""
    theta: Numbers
    weeks_long: Numbers
    """From the start to the due date."""
    conclusive: Truths
    """Its newest point is near enough to the due date to be the result."""
    first: Counts
    """Length n + 1."""
    week: Numbers
    """Of each point, above 0; the start itself is not a point."""
    progress: Numbers

    @property
    def newest(self) -> Counts:
        """Of each key result the place of its newest point."""
        return self.first[1:] - 1


def paths(store: Store, *, until: date | None = None, period: str | None = None) -> Paths:
    """The paths of a period (None: of all), with the values observed until a day (None: with all)."""
    [every] = recall.once(store, "paths", Scope(date.min), lambda _: [_every(store)])
    if until is None and period is None:
        return every.paths
    of_path = np.repeat(np.arange(len(every.period)), np.diff(every.paths.first))
    shown = np.ones(len(of_path), dtype=bool) if until is None else every.observed_on <= np.datetime64(until)
    if period is not None:
        shown &= (every.period == period)[of_path]
    return _only(every, of_path[shown], shown)


@dataclass(frozen=True, slots=True, eq=False)
class _Every:
    """All paths, and what some of them are chosen by."""

    paths: Paths
    period: npt.NDArray[np.object_]
    """Of each path; "" where the file does not say."""
    observed_on: Days
    """Of each point."""
    conclusive: Truths
    """Of each point: near enough to the due date."""


def _only(every: _Every, of_path: Counts, shown: Truths) -> Paths:
    """The paths of some points; `of_path` names that of each point shown."""
    told = every.paths
    kept, points = np.unique(of_path, return_counts=True)
    first = np.concatenate([[0], np.cumsum(points)])
    conclusive = every.conclusive[shown]
    return Paths(
        told.key_result_id[kept],
        told.opens_on[kept],
        told.closes_on[kept],
        told.theta[kept],
        told.weeks_long[kept],
        np.logical_or.reduceat(conclusive, first[:-1]) if len(kept) else conclusive,
        first,
        told.week[shown],
        told.progress[shown],
    )


def _every(store: Store) -> _Every:
    with store.cursor() as cursor:
        each = _columns(
            cursor.execute(
                """
                select key_result_id, coalesce(min(period), '') as period, min(opens_on) as opens_on, min(closes_on) as closes_on,
                  min(theta) as theta, min(weeks_long) as weeks_long, bool_or(conclusive) as conclusive, count(*) as points
                from progress_path group by key_result_id order by key_result_id
                """
            )
        )
        points = _columns(
            cursor.execute("select week, progress, observed_on, conclusive from progress_path order by key_result_id, week")
        )
    paths = Paths(
        each["key_result_id"],
        each["opens_on"].astype("datetime64[D]"),
        each["closes_on"].astype("datetime64[D]"),
        each["theta"].astype(float),
        each["weeks_long"].astype(float),
        each["conclusive"].astype(bool),
        np.concatenate([[0], np.cumsum(each["points"].astype(np.int64))]),
        points["week"].astype(float),
        points["progress"].astype(float),
    )
    return _Every(paths, each["period"], points["observed_on"].astype("datetime64[D]"), points["conclusive"].astype(bool))


def _columns(result: Any) -> dict[str, Any]:
    return {name: np.asarray(column) for name, column in result.fetchnumpy().items()}
