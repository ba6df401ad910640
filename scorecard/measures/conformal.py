"""What errors of earlier forecasts say about a new one: split-conformal intervals, the probability of success (methodology §4.3 to §4.5).

An interval holds its promise where the new key result could as well have been one of the earlier ones.
"""

import math
from functools import lru_cache
from itertools import accumulate

import numpy as np

from scorecard.measures.paths import Numbers


def reach(errors: Numbers, alpha: float) -> float | None:
    """How far an interval reaches to both sides: the k-th smallest error in size, k = ceil((n + 1)(1 - alpha)); None where k > n."""
    k = math.ceil((len(errors) + 1) * (1 - alpha) - 1e-9)
    return None if k > len(errors) else float(np.sort(np.abs(errors))[k - 1])


def hits(forecast: Numbers, errors: Numbers, theta: Numbers) -> Numbers:
    """Of each forecast the probability that the outcome reaches theta: the share of errors (outcome minus forecast) that would carry it."""
    enough = len(errors) - np.searchsorted(np.sort(errors), theta - forecast - 1e-9)
    return np.asarray((1 + enough) / (len(errors) + 2))


def winkler(low: Numbers, high: Numbers, outcome: Numbers, alpha: float) -> Numbers:
    """Width, and 2 / alpha times how far the outcome lies outside."""
    return (high - low) + 2 / alpha * (np.maximum(low - outcome, 0) + np.maximum(outcome - high, 0))


@lru_cache(maxsize=4_096)
def control_forecast(in_range: int, observed: int, of_all: int, alpha: float = 0.2) -> tuple[float, float, float]:
    """The share of periods in range at the end, and the band that holds 1 - alpha of it.

    `in_range` of `observed` periods were in range, `of_all` there will be; before the first, every share is as likely as any other.
    """
    left = of_all - observed
    mean = (in_range + left * (in_range + 1) / (observed + 2)) / of_all
    low, high = (_at_most(share, left, in_range, observed - in_range) for share in (alpha / 2, 1 - alpha / 2))
    return mean, (in_range + low) / of_all, (in_range + high) / of_all


def _at_most(share: float, left: int, hits: int, misses: int) -> int:
    """The fewest of the periods left that so large a share of all ways to go on does not exceed (a beta-binomial quantile, counted out)."""
    ways = accumulate(math.comb(hits + more, more) * math.comb(misses + left - more, left - more) for more in range(left + 1))
    every = math.comb(hits + misses + left + 1, left)
    return next(more for more, many in enumerate(ways) if many / every >= share)
