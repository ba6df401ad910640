"""The paths of key results as arrays: one row a key result, its points one after the other in a second table."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

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
    told = {"until": until, "period": period}
    where = "from progress_path where ($until is null or observed_on <= $until) and ($period is null or coalesce(period, '') = $period)"
    with store.cursor() as cursor:
        each = _columns(
            cursor.execute(
                f"""
                select key_result_id, min(opens_on) as opens_on, min(closes_on) as closes_on, min(theta) as theta,
                  min(weeks_long) as weeks_long, bool_or(conclusive) as conclusive, count(*) as points
                {where} group by key_result_id order by key_result_id
                """,
                told,
            )
        )
        points = _columns(cursor.execute(f"select week, progress {where} order by key_result_id, week", told))
    return Paths(
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


def _columns(result: Any) -> dict[str, Any]:
    return {name: np.asarray(column) for name, column in result.fetchnumpy().items()}
