"""What stands around a table and between its rows, and columns whose name fits two things: told apart by what they hold."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, expect, imported, workbook

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
