"""Where a path ends if it goes on: the damped trend and what it is held against (methodology §4.2).

The trend is that of Theil and Sen, the median of the slopes between any two points, so that one wrong entry moves it little.
SciPy's `theilslopes` takes one series at a time; here those of one length are taken together.
"""

import numpy as np

from scorecard.measures.paths import Counts, Numbers, Paths
from scorecard.model.forecast import METHODS

MOST_SLOPES = 2_000_000
"""Slopes held at a time."""


def foreseen(paths: Paths, key_result: Counts, newest: Counts, phi: float) -> dict[str, Numbers]:
    """By each method the progress at the due date, as it would have been foreseen at some point of a path.

    `key_result` and `newest` say which paths, and the place of the last point that is known; both of one length.
    """
    week, last = paths.week[newest], paths.progress[newest]
    pace = last * paths.weeks_long[key_result] / week
    trend = trends(paths, key_result, newest)
    told = {"last": last, "pace": pace, "half_drift": (last + pace) / 2}
    told["dts"] = last + trend * damped(phi, paths.weeks_long[key_result] - week)
    return {method: told[method] for method in METHODS}


def damped(phi: float, weeks: Numbers) -> Numbers:
    """How many weeks of undamped trend so many damped weeks make: phi + phi² + … + phi^weeks, for real numbers of weeks too."""
    return np.asarray(weeks * 1.0 if phi == 1 else phi * (1 - phi**weeks) / (1 - phi))


def trends(paths: Paths, key_result: Counts, newest: Counts) -> Numbers:
    """The slope a week of each path up to its last known point, the start (0, 0) included."""
    first = paths.first[key_result]
    many = newest - first + 1
    found = np.zeros(len(many))
    for points in np.unique(many):
        [group] = np.nonzero(many == points)
        places = first[group][:, None] + np.arange(points)
        found[group] = slopes(_from_start(paths.week[places]), _from_start(paths.progress[places]))
    return found


def _from_start(points: Numbers) -> Numbers:
    return np.hstack([np.zeros((len(points), 1)), points])


def slopes(week: Numbers, progress: Numbers) -> Numbers:
    """Of each row the median slope between any two of its points; the weeks of a row all differ."""
    late, early = np.tril_indices(week.shape[1], -1)
    found = np.zeros(len(week))
    step = max(1, MOST_SLOPES // len(late))
    for start in range(0, len(week), step):
        rows = slice(start, start + step)
        rise = progress[rows][:, late] - progress[rows][:, early]
        found[rows] = np.median(rise / (week[rows][:, late] - week[rows][:, early]), axis=1)
    return found
