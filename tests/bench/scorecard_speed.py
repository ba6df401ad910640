"""How long the scorecard takes for a day and for 52 weeks, and a pandas of the same numbers: `python -m tests.bench.scorecard_speed`.

With a number, so many key results; with `--growth`, how the cost grows from 10,000 to a million key results. Each has 13 check-ins.
Seconds are the least of a few runs, after one that does not count.
"""

import sys
import time
from collections.abc import Callable
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
    say(f"{size:,} key results, {size * 13:,} check-ins")
    day, _ = _timed(partial(_as_the_pages_ask, store), 5)
    say(f"  one day, as the pages ask           {day:7.3f} s  (at most {DAY_BOUND} s)")
    bare, ours_day = _timed(partial(_asked, store, [organisation.AS_OF]), 5)
    year, ours_year = _timed(partial(_asked, store, WEEKS), 2)
    say(
        f"  one day, the columns compared       {bare:7.3f} s",
        f"  52 weeks                            {year:7.3f} s  (at most {YEAR_BOUND} s)",
    )
    told = scorecard_pandas.tables(store)
    theirs, their_day = _timed(partial(_by_pandas, told, [organisation.AS_OF]), 3)
    their_year, their_rows = _timed(partial(_by_pandas, told, WEEKS), 1)
    say(f"  pandas, one day                     {theirs:7.3f} s  ({theirs / bare:.1f} times as long)")
    say(f"  pandas, 52 weeks                    {their_year:7.3f} s  ({their_year / year:.1f} times as long, at least {RATIO_BOUND})")
    say(
        f"  they differ by                      {max(_apart(ours_day, their_day), _apart(ours_year, their_rows)):.0e}  (at most {TOLERANCE:.0e})"
    )
    store.close()


def growth() -> None:
    for size in GROWTH:
        store = organisation.opened(None, size)
        day, _ = _timed(partial(_as_the_pages_ask, store), 3)
        year, _ = _timed(partial(_asked, store, WEEKS), 1)
        each = f"{day / size * 1e6:6.2f} µs and {year / size * 1e6:6.1f} µs a key result"
        say(f"{size:>9,} key results   one day {day:7.3f} s   52 weeks {year:7.2f} s   {each}")
        store.close()


def _timed(work: Callable[[], Answer], runs: int) -> tuple[float, Answer]:
    answer, least = work(), float("inf")
    for _ in range(runs):
        started = time.perf_counter()
        answer = work()
        least = min(least, time.perf_counter() - started)
    return least, answer


def _as_the_pages_ask(store: Store) -> tuple[object, object]:
    return organisation_score(store, SCOPE), perspective_scores(store, SCOPE)


def _asked(store: Store, days: list[date]) -> list[pd.DataFrame]:
    """The perspectives and the organisation on these days, each as one query."""
    views = ("perspective_score", "period, perspective"), ("organisation_score", "period")
    with store.cursor() as cursor:
        return [
            cursor.execute(
                f"""
                select as_of, {keys}, {COLUMNS} from {view} where as_of in ({", ".join(f"date '{day}'" for day in days)})
                order by as_of, {keys}
                """
            ).df()
            for view, keys in views
        ]


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
    return float((mine[numbers] - other[numbers]).abs().max(axis=None))


def _sorted(level: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    return level.sort_values(keys, na_position="last").reset_index(drop=True).astype(dict.fromkeys([*MEANS, *STATUSES], float))


if __name__ == "__main__":
    if sys.argv[1:] == ["--growth"]:
        growth()
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else SIZE)
