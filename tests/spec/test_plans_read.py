"""Levels planned by date: a table of plans, columns of targets on the way to the target, values beside them."""

from pathlib import Path
from typing import Any

from scorecard.intake.tables import Reading
from scorecard.model.reading import Given
from tests.spec.sheets import cells, codes, every_row_is_told, expect, imported, plain, workbook

GIVEN = Given(period="2026-Q3", unit="Sales")
OKRS = """
    Objective | KR ID | Key Result          | Baseline | Target | Current | Plan curve
    Calm days | KR-1  | Rating of the shops |        2 |      6 |       3 |
    Calm days | KR-2  | Returned parcels    |      100 |     20 |      80 | S-curve
    Calm days | KR-3  | New depots          |          |      3 |       1 |
"""


def plan(reading: Reading, drawing: str) -> None:
    """The plan points read are the drawn ones, in the columns drawn; `of` is the key result's id."""
    assert reading.content is not None
    of = {one["key"]: one["source_id"] or one["text"] for one in reading.content.key_results.to_pylist()}
    headings, *rows = cells(drawing)
    told: list[dict[str, Any]] = [{**one, "of": of[one["key_result_key"]]} for one in reading.content.plan_points.to_pylist()]
    found = [[plain(one[name]) for name in headings] for one in told]
    assert found == rows, "\n".join(" | ".join(row) for row in [headings, *found])


def test_a_table_of_plans_tells_the_progress_planned_for_each_day(tmp_path: Path) -> None:
    drawn = """
        KR ID | Date       | Planned value
        KR-1  | 2026-08-31 | 5
        KR-1  | 2026-07-31 | 3
        KR-2  | 2026-07-31 | 80
        KR-2  | 2026-08-31 | 40
        KR-3  | 2026-07-31 | 1
        KR-3  | 2026-08-31 | 2
        KR-8  | 2026-08-31 | 2
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": OKRS, "Phases": drawn}), GIVEN)
    plan(
        reading,
        """
        of   | planned_on | planned_progress | sheet  | cell
        KR-1 | 2026-07-31 | 0.25             | Phases | C3
        KR-1 | 2026-08-31 | 0.75             | Phases | C2
        KR-2 | 2026-07-31 | 0.25             | Phases | C4
        KR-2 | 2026-08-31 | 0.75             | Phases | C5
    """,
    )
    expect(
        reading,
        """
        source_id | plan_curve | target | current
        KR-1      | phased     | 6      | 3
        KR-2      | s_curve    | 20     | 80
        KR-3      |            | 3      | 1
    """,
    )
    assert [(one.code, one.cell) for one in reading.account.findings] == [("plan-not-used", "C6")]
    every_row_is_told(reading)


def test_a_sheet_called_plan_has_planned_levels_in_its_columns_by_date(tmp_path: Path) -> None:
    drawn = """
        KR ID | Jul 2026 | Aug 2026 | Sep 2026
        KR-1  |        3 |        5 |        6
        KR-2  |      120 |       80 |       20
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": OKRS, "Plan by month": drawn}), GIVEN)
    plan(
        reading,
        """
        of   | planned_on | planned_progress
        KR-1 | 2026-07-31 | 0.25
        KR-1 | 2026-08-31 | 0.75
        KR-1 | 2026-09-30 | 1
    """,
    )
    assert [(one.code, one.value) for one in reading.account.findings] == [("plan-not-used", "120")]


def test_columns_of_plans_that_lead_to_the_target_are_its_path_and_the_target_stays(tmp_path: Path) -> None:
    drawn = """
        Objective | Key Result       | Baseline | Target | Plan Jul 2026 | Actual Jul 2026 | Plan Aug 2026 | Actual Aug 2026 | Plan Sep 2026
        Calm days | Rating           |        2 |      6 |             3 |               2 |             4 |               3 |             6
        Busy days | Mail answered    |        0 |     60 |            20 |              15 |            20 |              18 |            20
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}))
    plan(
        reading,
        """
        of     | planned_on | planned_progress | cell
        Rating | 2026-07-31 | 0.25             | E2
        Rating | 2026-08-31 | 0.5              | G2
        Rating | 2026-09-30 | 1                | I2
    """,
    )
    expect(
        reading,
        """
        key_result    | plan_curve | target | current | period  | observed_on | check_ins
        Rating        | phased     | 6      | 3       | 2026-Q3 | 2026-08-31  | 2
        Mail answered |            | 20     | 18      | 2026-08 |             | 2
    """,
    )


def test_one_planned_level_or_the_same_one_each_day_is_no_plan(tmp_path: Path) -> None:
    drawn = "KR ID | Date | Target\nKR-1 | 2026-07-31 | 6\nKR-1 | 2026-08-31 | 6\nKR-2 | 2026-07-31 | 50"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": OKRS, "Phases": drawn}), GIVEN)
    plan(reading, "of | planned_on")
    assert codes(reading) == {"plan-not-used"}
