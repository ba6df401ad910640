"""How long the scorecard takes for a day and for 52 weeks, and a pandas of the same numbers: `python -m tests.bench.scorecard_speed`.

With a number, so many key results; with `--growth`, how the cost grows from 10,000 to a million key results. Each has 13 check-ins.
Seconds are the least of a few runs, after one that does not count.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any, TypeVar

import pandas as pd

from scorecard.measures.scorecard import organisation_score, perspective_scores
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.bench import organisation, scorecard_pandas
from tests.bench.clock import say
from tests.bench.scorecard_pandas import MEANS, STATUSES, Tables

SIZE = 100_000
GROWTH = (10_000, 100_000, 300_000, 1_000_000)
DAY_BOUND, YEAR_BOUND, RATIO_BOUND = 0.5, 20.0, 5.0
"""Seconds, seconds, and how many times as long pandas must take at SIZE."""
WEEKS = [organisation.AS_OF - timedelta(weeks=week) for week in range(52)]
SCOPE = Scope(organisation.AS_OF)
COLUMNS = ", ".join((*MEANS, "status", *STATUSES))
TOLERANCE = 1e-9

Answer = TypeVar("Answer")


def main(size: int) -> None:
    store = organisation.opened(None, size)
    told = scorecard_pandas.tables(store)
    say(f"{size:,} key results, {size * 13:,} check-ins")
    asked, _ = _timed(partial(_as_the_pages_ask, store), 5)
    day, ours_day = _timed(partial(_asked, store, [organisation.AS_OF]), 5)
    year, ours_year = _timed(partial(_asked, store, WEEKS), 1)
    pandas_day, their_day = _timed(partial(_by_pandas, told, [organisation.AS_OF]), 3)
    pandas_year, their_year = _timed(partial(_by_pandas, told, WEEKS), 1)
    apart = max(_apart(ours_day, their_day), _apart(ours_year, their_year))
    say(
        f"  one day, as the pages ask  {asked}, at most {DAY_BOUND} s",
        f"  one day, what is compared  {day}",
        f"  52 weeks                   {year}, at most {YEAR_BOUND} s",
        f"  pandas, one day            {pandas_day}, {pandas_day.seconds / day.seconds:.1f} times as long",
        f"  pandas, 52 weeks           {pandas_year}, {pandas_year.seconds / year.seconds:.1f} times as long, at least {RATIO_BOUND}",
        f"  the two differ by {apart:.0e}, at most {TOLERANCE:.0e}",
    )
    store.close()


def growth() -> None:
    for size in GROWTH:
        store = organisation.opened(None, size)
        day, _ = _timed(partial(_as_the_pages_ask, store), 3)
        year, _ = _timed(partial(_asked, store, WEEKS), 1)
        say(
            f"{size:,} key results",
            f"  one day   {day}, {day.seconds / size * 1e6:7.2f} µs a key result",
            f"  52 weeks  {year}, {year.seconds / size * 1e6:7.2f} µs a key result",
        )
        store.close()


@dataclass(frozen=True, slots=True, order=True)
class Spent:
    seconds: float
    busy: float
    """Seconds of all cores together, which tell more than the clock where others use them too."""

    def __str__(self) -> str:
        return f"{self.seconds:7.3f} s ({self.busy:7.3f} s of processor)"


def _timed(work: Callable[[], Answer], runs: int) -> tuple[Spent, Answer]:
    answer, spent = work(), []
    for _ in range(runs):
        started = time.perf_counter(), time.process_time()
        answer = work()
        spent.append(Spent(time.perf_counter() - started[0], time.process_time() - started[1]))
    return min(spent), answer


def _as_the_pages_ask(store: Store) -> tuple[object, object]:
    return organisation_score(store, SCOPE), perspective_scores(store, SCOPE)


def _asked(store: Store, days: list[date]) -> list[pd.DataFrame]:
    """The perspectives and the organisation on these days, in one query, as pandas tells them in one go."""
    told = ", ".join(f"date '{day}'" for day in days)
    with store.cursor() as cursor:
        both = cursor.execute(
            f"""
            select as_of, period, perspective, {COLUMNS}, false as whole from perspective_score where as_of in ({told})
            union all
            select as_of, period, null as perspective, {COLUMNS}, true as whole from organisation_score where as_of in ({told})
            """
        ).df()
    whole = both["whole"]
    return [both[~whole].drop(columns="whole"), both[whole].drop(columns=["whole", "perspective"])]


def _by_pandas(told: Tables, days: list[date]) -> list[pd.DataFrame]:
    parts = [(day, scorecard_pandas.scorecard(told, day)) for day in days]
    return [pd.concat([level[place].assign(as_of=pd.Timestamp(day)) for day, level in parts]) for place in (0, 1)]


def _apart(ours: list[pd.DataFrame], theirs: list[pd.DataFrame]) -> float:
    """The largest difference of any number; endless where one says another status, or knows what the other does not."""
    return max(_level_apart(*levels) for levels in zip(ours, theirs, strict=True))


def _level_apart(one: pd.DataFrame, two: pd.DataFrame) -> float:
    keys = [key for key in ("as_of", "period", "perspective") if key in one]
    mine, other = (_sorted(level, keys) for level in (one, two))
    same: Any = len(mine) == len(other) and (mine[[*keys[1:], "status"]].fillna("") == other[[*keys[1:], "status"]].fillna("")).all(
        axis=None
    )
    numbers = [*MEANS, *STATUSES]
    if not same or not (mine[numbers].isna() == other[numbers].isna()).all(axis=None):
        return float("inf")
    return float((mine[numbers] - other[numbers]).abs().max().max())


def _sorted(level: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    return level.sort_values(keys, na_position="last").reset_index(drop=True).astype(dict.fromkeys([*MEANS, *STATUSES], float))


if __name__ == "__main__":
    if sys.argv[1:] == ["--growth"]:
        growth()
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else SIZE)
