"""With which side "what changed" compares: the period before, on a day that is fair."""

import pytest

from scorecard.measures.earlier import before
from scorecard.model.scope import NONE, Scope
from scorecard.store.store import Store
from tests.spec.organisation import day, organise

OBJECTIVES = """
    id | unit | perspective | period
    O1 | A    | customer    | 2026-Q1
    O2 | A    | customer    | 2026-Q2
"""


@pytest.mark.parametrize(
    ("measured", "as_of", "then"),
    [
        pytest.param("2026-02-10", "2026-05-16", "2026-02-15", id="the same day of a period in which enough was known by then"),
        pytest.param("2026-02-10", "2026-06-30", "2026-03-31", id="the end of both once this period is over"),
        pytest.param("2026-03-20", "2026-05-16", "2026-03-31", id="the end where too little was known on the same day"),
        pytest.param("2026-02-10", "2026-08-01", "2026-03-31", id="the end long after this period"),
        pytest.param("2026-01-01", "2026-03-01", "2026-01-01", id="the first day before this period begins"),
    ],
)
def test_the_period_before_is_asked_on_a_fair_day(store: Store, measured: str, as_of: str, then: str) -> None:
    organise(store, OBJECTIVES, f"""
        id | of | baseline | target | value | on
        K1 | O1 | 0        | 100    | 40    | {measured}
        K2 | O2 | 0        | 100    | 50    | 2026-05-01
    """)  # fmt: skip
    assert before(store, Scope(day(as_of), "2026-Q2", unit="A")) == Scope(day(then), "2026-Q1", unit="A")


@pytest.mark.parametrize("period", ["2026-Q1", None, NONE])
def test_without_a_period_before_there_is_no_other_side(store: Store, period: str | None) -> None:
    organise(store, OBJECTIVES, "id | of | baseline | target | value\nK1 | O1 | 0 | 100 | 40")
    assert before(store, Scope(day("2026-05-16"), period)) is None
