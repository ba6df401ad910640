"""What closed key results teach: the forecasts that would have been made of them, and how they came out (methodology §4.3).

Of each key result and horizon there is one forecast, the last that could have been made so many weeks before the end. It knows
the key result's own values up to that day and nothing else.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from scorecard.measures.extrapolation import foreseen
from scorecard.measures.paths import Counts, Days, Numbers, Paths, Truths, paths
from scorecard.model.forecast import HORIZONS, ForecastSettings
from scorecard.store.store import Store

WEEKS_A_HORIZON = 2


@dataclass(frozen=True, slots=True, eq=False)
class Experience:
    """Forecasts of the past, one row each. Its repr is what it was made with, for beside the store it depends on nothing else."""

    settings: ForecastSettings
    key_result: Counts = field(repr=False)
    """A number for each key result; a key result has a row per horizon at most."""
    opens_on: Days = field(repr=False)
    closes_on: Days = field(repr=False)
    horizon: Counts = field(repr=False)
    """Place in HORIZONS."""
    elapsed: Numbers = field(repr=False)
    """The share of its time that had passed."""
    theta: Numbers = field(repr=False)
    outcome: Numbers = field(repr=False)
    """Progress at the end."""
    foreseen: dict[str, Numbers] = field(repr=False)
    """By method."""
    until: date | None = None
    """Nothing is known of what closed on that day or later; None: of all that has a result."""

    def errors(self, method: str, horizon: int, before: np.datetime64) -> Numbers:
        """Outcome minus forecast of key results whose period had closed before that day."""
        known = (self.closes_on < before) & (self.horizon == horizon)
        errors: Numbers = (self.outcome - self.foreseen[method])[known]
        return errors


def experience(store: Store, settings: ForecastSettings, until: date | None = None) -> Experience:
    """Everything that has a result and had closed before a day (None: whatever its period); who asks takes what had closed by then."""
    return learned(paths(store), settings, until)


def learned(known: Paths, settings: ForecastSettings, until: date | None = None) -> Experience:
    """The same of paths that are at hand."""
    key_result, place = _origins(known, settings.min_points, until)
    left = known.weeks_long[key_result] - known.week[place]
    return Experience(
        settings,
        key_result,
        known.opens_on[key_result],
        known.closes_on[key_result],
        horizons(left),
        known.week[place] / known.weeks_long[key_result],
        known.theta[key_result],
        known.progress[known.newest[key_result]],
        foreseen(known, key_result, place, settings.phi),
        until,
    )


def known_by(store: Store, day: date) -> date:
    """The first day until which all has closed that a forecast made on `day` may learn from; the same one until more has closed."""
    closes_on = paths(store).closes_on
    closed = closes_on[closes_on < np.datetime64(day)]
    newest: date = closed.max().astype(object) if len(closed) else date.min
    return newest + timedelta(days=1)


def horizons(weeks_left: Numbers) -> Counts:
    """Places in HORIZONS; -1 where nothing is left or more than ten weeks."""
    found = np.ceil(weeks_left / WEEKS_A_HORIZON - 1e-9).astype(np.int64) - 1
    return np.where(found < len(HORIZONS), np.maximum(found, -1), -1)


def _origins(known: Paths, min_points: int, until: date | None) -> tuple[Counts, Counts]:
    """Of each key result with a result, for each horizon the last point with enough points before it; never the result itself."""
    every = np.arange(len(known.first) - 1)
    key_result = np.repeat(every, np.diff(known.first))
    place = np.arange(len(known.week))
    if until is not None:
        closed = (known.closes_on < np.datetime64(until))[key_result]
        key_result, place = key_result[closed], place[closed]
    horizon = horizons(known.weeks_long[key_result] - known.week[place])
    points = place - known.first[key_result] + 2
    fit: Truths = known.conclusive[key_result] & (horizon >= 0) & (points >= min_points) & (place < known.newest[key_result])
    key_result, place, horizon = key_result[fit], place[fit], horizon[fit]
    # Points stand in the order of weeks, so those of one horizon stand together.
    last = np.ones(len(place), dtype=bool)
    last[:-1] = (np.diff(key_result) != 0) | (np.diff(horizon) != 0)
    return key_result[last], place[last]
