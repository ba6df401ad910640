"""How long forecasts take: `python -m tests.bench.forecast_speed [key results …]`, a third of them in a quarter that runs."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from scorecard import desk
from scorecard.measures import forecast, progress
from scorecard.measures.experience import experience
from scorecard.model.scope import Scope
from tests.bench.clock import say
from tests.spec import closed_quarters

SCOPE = Scope(date(2026, 11, 25), "2026-Q4")
SIZES = (10_000, 100_000)


def main(sizes: list[int]) -> None:
    for size in sizes:
        store = desk.open_store(None)
        closed_quarters.fill(store, "2026-Q4", 3, size // 3)
        say(f"{size:,} key results, {size * closed_quarters.WEEKS:,} check-ins")
        with _timed("learn from closed key results"):
            known = experience(store, forecast.settings(store))
        with _timed("test what was learned"):
            forecast.tested(store, SCOPE, known)
        with _timed("progress of the running quarter"):
            progress.key_results(store, SCOPE)
        with _timed("its progress and its forecast"):
            forecast.forecasts(store, SCOPE, known)
        store.close()


@contextmanager
def _timed(what: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    say(f"  {what:32} {time.perf_counter() - started:6.2f} s")


if __name__ == "__main__":
    main([int(told) for told in sys.argv[1:]] or list(SIZES))
