"""What stands around a table and between its rows, and columns whose name fits two things: told apart by what they hold."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, expect, imported, objectives, text_file, workbook

GIVEN = Given(period="2026-Q3")


def test_key_results_that_are_only_numbered_are_what_their_target_says(tmp_path: Path) -> None:
    drawing = """
        OKR | KR    | Target                        | Owner
        O1  | KR1.1 | 100 % of plans have an owner  | Ann
        O1  | KR1.2 | 0 plans without a room        | Ben
        O2  | KR2.1 | Rules for swaps are published | Ann
    """
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}), GIVEN),
        """
        objective | key_result                    | target | owner
        O1        | 100 % of plans have an owner  | 100    | Ann
        O1        | 0 plans without a room        | 0      | Ben
        O2        | Rules for swaps are published |        | Ann
    """,
    )


def test_an_id_that_rows_of_one_objective_do_not_share_is_the_rows(tmp_path: Path) -> None:
    drawing = """
        okr_id | parent_id | objective     | kr         | owner | target
        A      |           | Calm mornings |            | Ann   |
        A-1    | A         | Calm mornings | Late plans | Ben   | 5
        A-2    | A         | Calm mornings | Calls      | Cem   | 10
    """
    reading = imported(text_file(tmp_path / "okr.csv", drawing), GIVEN)
    assert [one["text"] for one in objectives(reading)] == ["Calm mornings"]
    expect(reading, "key_result | owner | target\nLate plans | Ben | 5\nCalls | Cem | 10")


def test_a_date_beside_levels_without_values_is_the_day_of_the_end(tmp_path: Path) -> None:
    drawing = "Key result | Baseline | Target | Date\nLate plans | 30 | 5 | 2026-09-30\nCalls | 20 | 10 | 2026-08-31"
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}), GIVEN),
        "key_result | due_on | target\nLate plans | 2026-09-30 | 5\nCalls | 2026-08-31 | 10",
    )
    measured = "Key result | Baseline | Target | Actual | Date\nLate plans | 30 | 5 | 8 | 2026-08-30"
    expect(
        imported(workbook(tmp_path / "now.xlsx", {"OKRs": measured}), GIVEN),
        "key_result | due_on | observed_on\nLate plans | | 2026-08-30",
    )


def test_years_below_a_timeline_are_no_targets(tmp_path: Path) -> None:
    drawing = "Indicator | Baseline | Target | Timeline\nWishes met | 50 | 90 | 2028\nLate plans | 30 | 5 | 2027"
    expect(
        imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}), GIVEN),
        "key_result | target | due_on\nWishes met | 90 | 2028-12-31\nLate plans | 5 | 2027-12-31",
    )


def test_a_day_of_no_year_beside_others_is_no_month(tmp_path: Path) -> None:
    drawing = "Objective | Key result | Target | Due\nCalm mornings | Late plans | 5 | Sep 26\nCalm mornings | Calls | 10 | Oct 4"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}))
    expect(reading, "key_result | due_on\nLate plans |\nCalls |")
    assert "date-unreadable" in codes(reading)
    months = drawing.replace("Oct 4", "Oct 26")
    expect(
        imported(workbook(tmp_path / "months.xlsx", {"OKRs": months})), "key_result | due_on\nLate plans | 2026-09-30\nCalls | 2026-10-31"
    )


@pytest.mark.parametrize("word", ["✗ Fail (too late)", "Pass", "Exceeding", "🟢 Exceeds target", "Near target", "Below target", "Descoped"])
def test_more_words_for_a_status_are_known(tmp_path: Path, word: str) -> None:
    drawing = f"KPI | Target | Actual | Status\nLate plans | 5 | 8 | {word}\nCalls | 10 | 14 | On track"
    assert "status-unknown" not in codes(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN))


def test_a_dimension_of_perspectives_is_one(tmp_path: Path) -> None:
    drawing = "KPI | Dimension | Target\nMargin | Financial | 12\nWishes met | Customer | 90\nLate plans | Internal process | 5"
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN),
        "key_result | perspective\nMargin | Financial\nWishes met | Customer\nLate plans | Internal process",
    )
