"""Rows that are counted, 1, 2, 3, before what they tell; and signs behind headings."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import expect, imported, workbook

GIVEN = Given(period="2026-Q3", unit="Sales")


def test_numbered_rows_without_any_number_keep_their_key_results(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", {"Plan": "# | Objective | Key Result | Target\n1 | Grow | Open two hubs |\n2 | Lead | Train all crews |"})
    expect(imported(path, GIVEN), "objective | key_result | target\nGrow | Open two hubs |\nLead | Train all crews |")


def test_signs_behind_a_heading_are_none_of_its_words(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", {"Plan": "KPI: | 2025 actual: | 2026 target: *\nLate parcels | 8 | 3"})
    expect(imported(path), "key_result | target | period\nLate parcels | 3 | 2026")


def test_ids_of_counted_rows_are_those_of_their_key_results(tmp_path: Path) -> None:
    rows = ("# | Objective id | Objective text | Baseline | Target | Current", "1 | G1 | Ship 90 % on time | 70 | 90 | 80", "2 | G2 | Halve claims | 8 | 4 | 6")
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Plan": "\n".join(rows)}))
    expect(reading, "key_result | source_id | objective\nShip 90 % on time | G1 |\nHalve claims | G2 |")


def test_the_first_counted_row_is_no_total_of_anything(tmp_path: Path) -> None:
    path = workbook(tmp_path / "kpi.xlsx", {"KPI": "# | Metric | Target | Current\n1 | Overall progress | 75 | 66\n2 | Racks | 40 | 12\n3 | Overall average | 50 | 30"})
    expect(imported(path), "key_result | target\nOverall progress | 75\nRacks | 40")


@pytest.mark.parametrize("first", ["#", "No."])
def test_counted_rows_of_one_key_result_by_day_keep_its_words(tmp_path: Path, first: str) -> None:
    rows = (f"{first} | Objective | Key Result | Date | Target | Actual", "1 | Grow | Hubs | 2026-01-31 | 9 | 3", "2 | Grow | Hubs | 2026-02-28 | 9 | 4")
    found = imported(workbook(tmp_path / "plan.xlsx", {"Plan": "\n".join((*rows, "3 | Grow | Hubs | 2026-03-31 | 9 | 6"))}), Given(period="2026"))
    expect(found, "objective | key_result | target | current | check_ins\nGrow | Hubs | 9 | 6 | 3")
