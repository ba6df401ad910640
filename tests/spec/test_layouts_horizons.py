"""Levels by how far ahead they are to be reached: the farthest is the target, and none is where things are now."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, expect, imported, key_results, text_file, workbook

GIVEN = Given(period="2026", unit="Sales")


@pytest.mark.parametrize(
    "horizons",
    ["M3 | M6 | M12", "M+3 | M+6 | M+12", "Month 3 | Month 6 | Month 12", "Monat 3 | Monat 6 | Monat 12", "Mois 3 | Mois 6 | Mois 12", "T+3 | T+6 | T+12",
     "after 3 months | after 6 months | after 12 months", "M3 target | M6 target | M12 target", "12-month target | 3-month target | Target"],
)  # fmt: skip
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_the_farthest_horizon_is_the_target(tmp_path: Path, horizons: str, suffix: str) -> None:
    drawn = f"Objective | Key Result | Baseline | {horizons} | Owner\nGrow | Customers | 10 | 20 | 40 | 80 | Ann\nGrow | NPS | 20 | 25 | 30 | 45 | Bob"
    path = tmp_path / f"okr{suffix}"
    reading = imported(workbook(path, {"OKRs": drawn}) if suffix == ".xlsx" else text_file(path, drawn), GIVEN)
    expect(
        reading,
        """
        key_result | baseline | target | current | check_ins
        Customers  | 10       | 80     |         | 0
        NPS        | 20       | 45     |         | 0
    """,
    )
    assert reading.content is not None and not len(reading.content.milestones)
    assert "heading-not-recognised" in codes(reading)


@pytest.mark.parametrize("cells", ["12 | 20 | 33 | 40", "12 | 20 | | "])
def test_months_one_after_the_other_may_hold_what_was_reached(tmp_path: Path, cells: str) -> None:
    drawn = f"Objective | Key Result | Baseline | M1 | M2 | M3 | M4\nGrow | Customers | 10 | {cells}"
    [one] = key_results(imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN))
    assert (one["target"], one["current"]) == ("", "")


def test_nor_is_a_horizon_that_is_not_told_for_all(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Baseline | M3 | M6 | M9\nGrow | Customers | 10 | 20 | 31 |\nGrow | NPS | 20 | 25 | 22 | 30"
    assert [one["target"] for one in key_results(imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN))] == ["", ""]


def test_a_vision_is_no_target_beside_that_of_a_year(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Current | 12-month target | 5-year target\nGrow | Customers | 10 | 20 | 400"
    assert key_results(imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN))[0]["target"] == "20"


def test_a_table_of_horizons_is_one_without_objectives_too(tmp_path: Path) -> None:
    drawn = "Key Result | Baseline | M6 | M12 | M18\nCustomers | 10 | 20 | 40 | 80"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN), "key_result | baseline | target\nCustomers | 10 | 80")
