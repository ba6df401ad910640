"""An organisation with closed quarters behind it: key results with weekly check-ins that go their way by chance, the same every time."""

from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from scorecard.measures import catalog
from scorecard.model.period import period_before, period_of
from scorecard.store.store import Store

NOON = datetime.fromisoformat("2026-01-01T12:00:00")
WEEKS = 12
NOISE = 0.04


def fill(store: Store, newest: str, quarters: int, key_results: int, *, noise: float = NOISE, confident: bool = True) -> None:
    """`quarters` quarters up to the newest, `key_results` key results in each, a value every week, each from 0 to 100.

    Speeds differ and last: what has come far so far goes on. Confidence follows the progress by the half of the time.
    """
    chance = np.random.default_rng(7)
    period = newest
    with store.transaction() as cursor:
        cursor.execute("insert into upload values (1, 'aa', 'r', 'okr.xlsx', 1, ?, 'Analyst', '[]')", [NOON])
        for quarter in range(quarters):
            _quarter(cursor, period, quarter, key_results, _walks(chance, key_results, noise), confident)
            period = period_before(period)
        catalog.refresh(cursor)


def _walks(chance: np.random.Generator, key_results: int, noise: float) -> Any:
    """Values of each key result in each week, 0 to 100 and beyond."""
    speed = chance.uniform(0.3, 1.3, (key_results, 1))
    steps = speed / (WEEKS + 1) + chance.normal(0, noise, (key_results, WEEKS))
    return np.round(100 * np.cumsum(steps, axis=1), 3)


def _quarter(cursor: Any, period_id: str, quarter: int, key_results: int, values: Any, confident: bool) -> None:
    period = period_of(period_id)
    assert period.starts_on
    first = 2 + quarter * 2 * key_results
    cursor.execute("insert into period values (?, ?, ?)", [period_id, period.starts_on, period.ends_on])
    cursor.execute(
        """
        insert into objective_version
        select 1, 'OKRs', ? + i, 'A' || (? + i), ? || ' O' || i, null, null, ?, 'Unit ' || (i % 4), 'Objective ' || i, true,
          null, null, 1, case when i % 5 = 4 then 'aspirational' else 'committed' end, 'active', false
        from range(?) as numbers(i)
        """,
        [first, first, period_id, period_id, -(-key_results // 3)],
    )
    cursor.execute(
        """
        insert into key_result_version (upload_id, sheet, row, cell, key_result_id, objective_id, text, unit_of_measure, baseline, target, weight)
        select 1, 'OKRs', ? + i, 'B' || (? + i), ? || ' K' || i, ? || ' O' || (i // 3), 'Key result ' || i, '%', 0, 100, 1
        from range(?) as numbers(i)
        """,
        [first, first, period_id, period_id, key_results],
    )
    days: list[date] = [period.starts_on + timedelta(7 * (week + 1)) for week in range(WEEKS)]
    cursor.execute(
        """
        insert into check_in_version
        select 1, 'Log', ? + i * ? + week, 'C' || (? + i * ? + week), ? || ' K' || i, days[week + 1], true, told[week + 1], null,
          case when ? then greatest(1, least(10, round(1 + told[least(week, 5) + 1] / 6))) end, null, null, null, null, null
        from (select unnest(range(?)) as i, ? as days, unnest(?) as told), range(?) as weeks(week)
        """,
        [first, WEEKS, first, WEEKS, period_id, confident, key_results, days, values.tolist(), WEEKS],
    )
