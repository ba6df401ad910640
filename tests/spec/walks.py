"""Ways of key results drawn as numbers, without a store."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scorecard.measures.experience import Experience
from scorecard.measures.paths import Paths
from scorecard.model.forecast import METHODS, ForecastSettings


@dataclass(frozen=True)
class Walk:
    """One key result: its points, and the period it stands in."""

    week: Sequence[float]
    progress: Sequence[float]
    weeks_long: float = 13.0
    opens_on: str = "2026-01-01"
    closes_on: str = "2026-03-31"
    theta: float = 1.0
    conclusive: bool = True


def paths_of(walks: Sequence[Walk]) -> Paths:
    return Paths(
        key_result_id=np.array([f"K{number}" for number in range(len(walks))], dtype=object),
        opens_on=np.array([walk.opens_on for walk in walks], dtype="datetime64[D]"),
        closes_on=np.array([walk.closes_on for walk in walks], dtype="datetime64[D]"),
        theta=np.array([walk.theta for walk in walks], dtype=float),
        weeks_long=np.array([walk.weeks_long for walk in walks], dtype=float),
        conclusive=np.array([walk.conclusive for walk in walks], dtype=bool),
        first=np.cumsum([0, *(len(walk.week) for walk in walks)]),
        week=np.array([week for walk in walks for week in walk.week], dtype=float),
        progress=np.array([progress for walk in walks for progress in walk.progress], dtype=float),
    )


@dataclass(frozen=True)
class Past:
    """One forecast of the past: by how much it fell short of the outcome, by method; positive is better than foreseen."""

    dts: float
    last: float = 0.5
    pace: float = 0.5
    half_drift: float = 0.5
    horizon: int = 0
    quarter: int = 0
    """0 is the first."""
    outcome: float = 0.8
    theta: float = 1.0


QUARTERS = (("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-06-30"), ("2026-07-01", "2026-09-30"), ("2026-10-01", "2026-12-31"))


def experience_of(past: Sequence[Past], settings: ForecastSettings | None = None) -> Experience:
    """Each forecast of a key result of its own."""
    outcome = np.array([one.outcome for one in past], dtype=float)
    return Experience(
        settings=settings or ForecastSettings(),
        key_result=np.arange(len(past)),
        opens_on=np.array([QUARTERS[one.quarter][0] for one in past], dtype="datetime64[D]"),
        closes_on=np.array([QUARTERS[one.quarter][1] for one in past], dtype="datetime64[D]"),
        horizon=np.array([one.horizon for one in past], dtype=np.int64),
        elapsed=np.full(len(past), 0.8),
        theta=np.array([one.theta for one in past], dtype=float),
        outcome=outcome,
        foreseen={method: outcome - np.array([getattr(one, method) for one in past], dtype=float) for method in METHODS},
    )
