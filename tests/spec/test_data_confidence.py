"""How far the numbers of an organisation, a unit and a perspective can be trusted."""

import pytest

from scorecard.measures.confidence import data_confidence
from scorecard.model.scope import NONE, Scope
from scorecard.store.store import Store
from tests.spec.organisation import day, organise
from tests.spec.tables import rows

OBJECTIVES = """
    id | unit | perspective | period
    O1 | A    | financial   | 2026-Q1
    O2 | A    | customer    | 2026-Q1
    O3 | B    | financial   | 2026-Q1
    O4 |      |             | 2026-Q1
    O5 | B    | financial   | 2025-Q4
"""
KEY_RESULTS = """
    id | of | baseline | target | owner
    K1 | O1 | 0        | 100    | Ann
    K2 | O2 | 0        | 100    |
    K3 | O3 | 0        |        | Bob
    K4 | O4 |          | 100    | Bob
    K5 | O5 | 0        | 100    | Bob
"""
CHECK_INS = """
    of | on         | value
    K1 | 2026-01-20 | 45
    K3 | 2026-02-12 | 20
"""
EXPECTED = """
    unit | perspective | key_results | with_baseline | with_target | with_value | with_owner | newest_value_on | uploads
         |             | 4           | 3             | 3           | 2          | 3          | 2026-02-12      | 1
    A    |             | 2           | 2             | 2           | 1          | 1          | 2026-01-20      | 1
    B    |             | 1           | 1             | 0           | 1          | 1          | 2026-02-12      | 1
    none |             | 1           | 0             | 1           | 0          | 1          |                 | 1
         | financial   | 2           | 2             | 1           | 2          | 2          | 2026-02-12      | 1
    B    | customer    | 0           | 0             | 0           | 0          | 0          |                 | 0
"""


@pytest.mark.parametrize("expected", rows(EXPECTED), ids=lambda row: f"{row['unit']} {row['perspective']}")
def test_a_scope_counts_its_own_key_results_and_no_others(store: Store, expected: dict[str, str | None]) -> None:
    organise(store, OBJECTIVES, KEY_RESULTS, check_ins=CHECK_INS)
    unit = NONE if expected["unit"] == "none" else expected["unit"]
    found = data_confidence(store, Scope(day("2026-02-15"), "2026-Q1", unit, expected["perspective"]))
    told = {name: None if (value := getattr(found, name)) is None else str(value) for name in expected if name not in ("unit", "perspective")}
    assert told == {name: expected[name] and str(expected[name]) for name in told}
