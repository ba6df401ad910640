"""Did confidence foretell the outcome? Told of bands, never of a person (methodology §3.4)."""

from collections.abc import Sequence

import numpy as np

from scorecard.measures import slices
from scorecard.measures.backtest import skills
from scorecard.model.forecast import ConfidenceBand, ConfidenceCalibration
from scorecard.model.scope import Scope
from scorecard.store.store import Store

ENOUGH, ENOUGH_A_BAND = 20, 5
"""Key results without which nothing is told, of all and of a band."""
BANDS = (("1-3", 4.0), ("4-7", 8.0), ("8-10", 11.0))
"""Each band with what is above it; confidence between whole numbers counts to the lower."""


def confidence_calibration(store: Store, scope: Scope) -> ConfidenceCalibration:
    """Of every period that is over on the scope's day, of the whole organisation, each on its own last day."""
    told: list[tuple[float, bool]] = []
    with store.cursor() as cursor:
        asked = "select period_id, ends_on from period where ends_on <= ? order by period_id"
        over = cursor.execute(asked, [scope.as_of]).fetchall()
        for period, ends_on in over:
            # Of other days than the scope's nothing else is asked.
            before = slices.from_memory(store, cursor, [ends_on], ["confidence_outcome"]) if ends_on == scope.as_of else ""
            asked = f"{before} select confidence, met from confidence_outcome where as_of = ? and period = ? order by key_result_id"
            told += cursor.execute(asked, [ends_on, period]).fetchall()
    return calibrated(told)


def calibrated(told: Sequence[tuple[float, bool]]) -> ConfidenceCalibration:
    """Confidence 1 to 10 of each key result, and whether it was met."""
    chances = np.array([confidence / 10 for confidence, _ in told])
    met = np.array([came for _, came in told], dtype=bool)
    bands, least = [], 0.0
    for name, above in BANDS:
        within = (chances * 10 >= least) & (chances * 10 < above)
        many, least = int(within.sum()), above
        means = (float(chances[within].mean()), float(met[within].mean())) if many >= ENOUGH_A_BAND else (None, None)
        bands.append(ConfidenceBand(name, many, *means))
    return ConfidenceCalibration(len(told), *skills(chances, met, ENOUGH), tuple(bands))
