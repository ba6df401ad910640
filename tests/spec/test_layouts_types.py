"""A column of types beside objectives and key results: it says what the key results are, or what the rows are."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, every_row_is_told, expect, imported, text_file, workbook

GIVEN = Given(period="2026-Q3", unit="Sales")


@pytest.mark.parametrize(
    "headings, word",
    [
        ("Objective | Key Result | Type", "milestone"),
        ("Ziel | Schlüsselergebnis | Art", "Meilenstein"),
        ("Doelstelling | Kernresultaat | Soort", "Mijlpaal"),
        ("Objetivo | Resultado clave | Tipo", "Hito"),
    ],
)
def test_a_type_that_is_milestone_throughout_is_that_of_the_key_results(tmp_path: Path, headings: str, word: str) -> None:
    drawn = f"""
        {headings} | Owner
        Win the north | Open the office | {word} | Ann
        Win the north | Sign the lease  | {word} | Bob
        Calm support  | New desk live   | {word} | Cy
    """
    reading = imported(text_file(tmp_path / "okr.csv", drawn), GIVEN)
    expect(
        reading,
        """
        objective     | key_result      | key_result_type | owner
        Win the north | Open the office | milestone       | Ann
        Win the north | Sign the lease  | milestone       | Bob
        Calm support  | New desk live   | milestone       | Cy
    """,
    )
    assert not codes(reading)


def test_a_day_in_place_of_its_target_is_when_a_milestone_is_due(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Type | Target | Current\nWin | Open the office | Milestone | by 30 Sept | no\nWin | Sales | KPI | 100 | 50"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    expect(reading, "key_result | key_result_type | due_on\nOpen the office | milestone | 2026-09-30\nSales | |")
    assert codes(reading) == {"target-is-day"}


def test_among_measures_a_milestone_is_one_too(tmp_path: Path) -> None:
    drawn = """
        Objective     | Key Result      | Type      | Target | Current
        Win the north | Revenue         | KPI       | 100    | 50
        Win the north | Margin          | KPI       | 12     | 10
        Calm support  | New desk live   | Milestone | 1      | 0
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    expect(
        reading,
        """
        objective     | key_result    | key_result_type | target | current
        Win the north | Revenue       |                 | 100    | 50
        Win the north | Margin        |                 | 12     | 10
        Calm support  | New desk live | milestone       | 1      | 0
    """,
    )


@pytest.mark.parametrize("again", ["Win the north", ""])
def test_rows_of_key_results_say_theirs_in_a_column_of_their_own(tmp_path: Path, again: str) -> None:
    drawn = f"""
        Type       | Objective     | Key Result | Target | Current
        Objective  | Win the north |            |        |
        Key Result | {again}       | Revenue    | 100    | 50
        Milestone  | {again}       | Margin     | 12     | 10
        Objective  | Calm support  |            |        |
        Key Result | Calm support  | Open mails | 20     | 30
        Key Result | Win the north | Offices    | 3      | 1
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    expect(
        reading,
        """
        objective     | key_result | target | current
        Win the north | Revenue    | 100    | 50
        Win the north | Margin     | 12     | 10
        Calm support  | Open mails | 20     | 30
        Win the north | Offices    | 3      | 1
    """,
    )
    every_row_is_told(reading)


def test_beside_the_words_of_a_key_result_a_measure_only_counts_it(tmp_path: Path) -> None:
    drawn = """
        Type       | Objective         | KPI     | Target | Current
        Objective  | Win the north     |         |        |
        Key Result | Earn more there   | Revenue | 100    | 50
        Key Result | Keep more of it   | Margin  | 12     | 10
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    expect(reading, "objective | key_result\nWin the north | Earn more there\nWin the north | Keep more of it")
