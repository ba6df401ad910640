"""What stands around a table and between its rows, and columns whose name fits two things: told apart by what they hold."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, expect, imported, workbook

GIVEN = Given(period="2026-Q3")


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
