"""Ids of objectives that several units or periods count from the same number on: which one a row means."""

import pytest

from scorecard.intake.gathered import Gathered


def gathered(*places: tuple[str | None, str | None], into: Gathered | None = None) -> Gathered:
    """Objectives O1 in these units and periods, in this order."""
    found = into or Gathered("okr.xlsx")
    for unit, period in places:
        key = len(found.objectives)
        found.objectives.add(key=key, unit=unit, period=period)
        found.know("O1", key)
    return found


@pytest.mark.parametrize(
    ("unit", "period", "meant"),
    [
        ("A", "2026-Q1", 0),
        ("A", "2026-Q2", 2),
        ("B", "2026-Q1", 1),
        ("B", None, 1),
        (None, "2026-Q2", 2),
        ("C", "2026-Q2", 3),
        ("C", "2026-Q4", 0),
        (None, None, 0),
    ],
)
def test_of_several_the_one_in_the_unit_and_period_is_meant(unit: str | None, period: str | None, meant: int) -> None:
    found = gathered(("A", "2026-Q1"), ("B", "2026-Q1"), ("A", "2026-Q2"), (None, "2026-Q2"))
    assert found.objective_with("O1", unit, period) == meant


def test_one_that_was_told_or_placed_since_it_was_asked_for_is_seen() -> None:
    found = gathered(("A", None), (None, None))
    assert found.objective_with("o1", "B") == 1
    found.objectives["unit"][1] = "C"
    gathered(("B", None), into=found)
    assert [found.objective_with("o1", unit) for unit in ("A", "B", "C")] == [0, 2, 1]


def test_each_asks_about_few_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    units = [f"Unit {number}" for number in range(300)]
    found = gathered(*((unit, "2026-Q1") for unit in units))
    asked: list[int] = []
    whole = Gathered._may_be_of

    def counted(self: Gathered, key: int, unit: str | None, period: str | None) -> bool:
        asked.append(key)
        return whole(self, key, unit, period)

    monkeypatch.setattr(Gathered, "_may_be_of", counted)
    assert [found.objective_with("O1", unit, "2026-Q1") for unit in units] == list(range(300))
    assert len(asked) <= 2 * len(units)
