"""Months down a column and a measure in each column beside it, with what people put around them."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import expect, imported, workbook

GIVEN = Given(period="2026")
MONTHS = ("Month | Late parcels | Packing time", "Jan 2026 | 24 | 41", "Feb 2026 | 21 | 39", "Mar 2026 | 18 | 36")
READ = "key_result | current | check_ins\nLate parcels | 18 | 3\nPacking time | 36 | 3"


def _beside(left: tuple[str, ...] = (), right: tuple[str, ...] = ()) -> str:
    """The months with a column before or behind them."""
    rows = [f"{one} | {row}" for one, row in zip(left, MONTHS, strict=True)] if left else list(MONTHS)
    return "\n".join(f"{row} | {one}" for row, one in zip(rows, right, strict=True)) if right else "\n".join(rows)


@pytest.mark.parametrize(
    "sheet",
    [
        _beside(),
        _beside(left=("#", "1", "2", "3")),
        _beside(right=("Remarks", "", "New belt", "")),
        _beside(right=("Status", "green", "amber", "green")),
        "\n".join((*MONTHS[:3], "", MONTHS[3])),
        "\n".join((*MONTHS, "Average | 21 | 38.67")),
        "Year | " + "\n".join(MONTHS).replace("Jan 2026", "2026 | Jan").replace("Feb 2026", "2026 | Feb").replace("Mar 2026", "2026 | Mar"),
    ],
)
def test_months_down_the_rows_are_read_whatever_stands_beside_them(tmp_path: Path, sheet: str) -> None:
    expect(imported(workbook(tmp_path / "KPI dashboard.xlsx", {"Data": sheet}), GIVEN), READ)


@pytest.mark.parametrize("places", [(1, 1), (len(MONTHS), len(MONTHS)), (1, len(MONTHS))])
def test_targets_and_units_stand_above_the_months_or_below_them(tmp_path: Path, places: tuple[int, int]) -> None:
    rows = list(MONTHS)
    rows.insert(places[1], "Target | 15 | 30")
    rows.insert(places[0], "Unit | pcs | min")
    found = imported(workbook(tmp_path / "KPI dashboard.xlsx", {"Data": "\n".join(rows)}), GIVEN)
    told = "key_result | target | current | unit_of_measure | check_ins"
    expect(found, f"{told}\nLate parcels | 15 | 18 | pcs | 3\nPacking time | 30 | 36 | min | 3")


def test_owners_above_the_months_are_those_of_the_measures(tmp_path: Path) -> None:
    rows = (MONTHS[0], "Owner | Hub lead | Crew lead", *MONTHS[1:])
    found = imported(workbook(tmp_path / "KPI dashboard.xlsx", {"Data": "\n".join(rows)}), GIVEN)
    expect(found, "key_result | owner | current\nLate parcels | Hub lead | 18\nPacking time | Crew lead | 36")


def test_remarks_beside_the_months_are_no_values(tmp_path: Path) -> None:
    found = imported(workbook(tmp_path / "KPI dashboard.xlsx", {"Data": _beside(right=("Remarks", "", "New belt", ""))}), GIVEN)
    assert not found.account.findings


def test_a_line_above_the_title_changes_nothing(tmp_path: Path) -> None:
    rows = ("For the board only", "", "KPI 2026", MONTHS[0], "Target | 15 | 30", *MONTHS[1:])
    found = imported(workbook(tmp_path / "museum.xlsx", {"Data": "\n".join(rows)}))
    expect(found, "key_result | target | current | check_ins\nLate parcels | 15 | 18 | 3\nPacking time | 30 | 36 | 3")
