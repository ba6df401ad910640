"""What stands around the rows: totals, legends, notes, spacers, repeated headings; and the ways to write a period."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import every_row_is_told, expect, imported, key_results, sheet_of, text_file, workbook

GIVEN = Given(period="2026-Q3")


def _reasons(path: Path) -> dict[int, str]:
    [sheet] = imported(path, GIVEN).account.sheets
    return {row: one.reason for one in sheet.skipped for row in one.rows}


@pytest.mark.parametrize(
    "word",
    [
        "Total", "TOTAL:", "Subtotal", "Grand total", "Average", "Overall score", "Overall progress", "Sum", "Total score",
        "Gesamt", "Summe", "Gesamtergebnis", "Durchschnitt", "Zwischensumme", "Mittelwert",
        "Totaal", "Subtotaal", "Gemiddelde", "Eindtotaal",
        "Moyenne", "Sous-total", "Total général", "Somme",
        "Promedio", "Total general", "Suma", "Media",
        "Média", "Total geral", "Soma", "Σ",
    ],
)  # fmt: skip
def test_totals_in_six_languages_are_skipped_with_the_reason(tmp_path: Path, word: str) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": f"""
        Objective     | Key Result | Target | Current
        Calm mornings | Late plans |      5 |      18
        Fair shifts   | Wishes met |     90 |      60
        {word}        |            |     95 |      78
    """
        },
    )
    assert [row["key_result"] for row in key_results(imported(path, GIVEN))] == ["Late plans", "Wishes met"]
    assert _reasons(path) == {4: "a total or average"}


def test_a_total_in_the_measure_column_is_one_too_but_a_total_of_something_is_a_measure(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "kpi.xlsx",
        {
            "KPI": """
        Department | KPI                   | Target | Actual
        Depots     | Total pallets shipped |   9000 |   8100
        Depots     | Average wait          |      4 |      6
        Depots     | Total                 |        |     50
        Total      |                       |        |     50
    """
        },
    )
    assert [row["key_result"] for row in key_results(imported(path, GIVEN))] == ["Total pallets shipped", "Average wait"]
    assert _reasons(path) == {4: "a total or average", 5: "a total or average"}


def test_legends_and_notes_below_a_table_are_no_objectives(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Objective     | Key Result | Target | Current | Status
        Calm mornings | Late plans |      5 |      18 | Red
        Fair shifts   | Wishes met |     90 |      60 | Amber

        Legend        |            |        |         |
        Green         | 70% and more |      |         |
        Amber         | 40% to 69% |        |         |
        Red           | Below 40%  |        |         |
        Note: figures as the depots sent them in. | | | |
        * provisional |            |        |         |
        Source: plan log, August 2026 |  |   |         |
        Last updated: 2026-08-31 | |        |         |
    """.replace("\n\n", "\n        | | | | \n")
        },
    )
    reading = imported(path, GIVEN)
    expect(reading, "row | objective | key_result\n2 | Calm mornings | Late plans\n3 | Fair shifts | Wishes met")
    assert reading.account.objectives == 2
    assert set(_reasons(path)) == set(range(5, 13))
    assert set(_reasons(path).values()) == {"a note or legend"}
    every_row_is_told(reading)


def test_notes_that_stand_alone_below_a_blank_row_are_no_objectives(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Objective     | Key Result | Target | Current
        Calm mornings | Late plans |      5 |      18
        Fair shifts   | Wishes met |     90 |      60
        | | |
        Please send corrections to the planning desk before the month ends. | | |
    """
        },
    )
    reading = imported(path, GIVEN)
    assert reading.account.objectives == 2
    assert _reasons(path) == {5: "a note or legend"}


def test_headings_repeated_for_print_and_blank_spacers_are_no_rows(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Objective     | Key Result | Target | Current
        Calm mornings | Late plans |      5 |      18
        ------------- | ---------- |  ----- |   -----
        Objective     | Key Result | Target | Current
        Fair shifts   | Wishes met |     90 |      60
    """
        },
    )
    assert _reasons(path) == {3: "a ruled line", 4: "repeats the heading"}


def test_an_example_row_that_says_so_is_skipped(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Objective                 | Key Result                | Target | Current
        Example: Win more orders  | Example: Orders a month   |    100 |      80
        Calm mornings             | Late plans                |      5 |      18
        [Objective]               | [Key result]              |        |
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(reading, "row | objective | key_result\n3 | Calm mornings | Late plans")
    every_row_is_told(reading)


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("Q1 2025", "2025-Q1"), ("2026 Q1", "2026-Q1"), ("Q3 Y2025", "2025-Q3"), ("Y2025", "2025"), ("FY23-Q3", "2022/2023-Q3"),
        ("GJ 23/24-Q2", "2023/2024-Q2"), ("Q1 2023 - Jan-Mar", "2023-Q1"), ("Rolling", ""), ("2024_QI", "2024-Q1"), ("H2 2026", "2026-H2"),
    ],
)  # fmt: skip
def test_quarters_in_all_spellings(tmp_path: Path, written: str, period: str) -> None:
    path = text_file(tmp_path / "okr.csv", f"Objective | Key Result | Target | Cycle\nCalm mornings | Late plans | 5 | {written}")
    expect(imported(path), f"key_result | period\nLate plans | {period}")


def test_a_period_in_a_title_or_in_the_name_of_the_file_holds_for_all_rows(tmp_path: Path) -> None:
    table = "Objective | Key Result | Target\nCalm mornings | Late plans | 5"
    titled = workbook(tmp_path / "okr.xlsx", {"Sheet1": f"Goals of the depots for Q3 2026\n{table}"})
    named = text_file(tmp_path / "depots_2026-Q2_okrs.csv", table)
    assert [key_results(imported(path))[0]["period"] for path in (titled, named)] == ["2026-Q3", "2026-Q2"]


def test_letters_as_grades_are_no_numbers(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": "Objective | Key Result | Target | Current | Type\nFair shifts | Handbook grade | A | C | A-E\nFair shifts | Wishes met | 90 | 60 | ↑"
        },
    )
    expect(imported(path, GIVEN), "key_result | target | current | direction\nHandbook grade | | | \nWishes met | 90 | 60 | increase")


def test_columns_between_spacers_and_hidden_empty_columns_are_one_table(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
          | Objective     |  | Key Result |  | Target | Current
          | Calm mornings |  | Late plans |  |      5 |      18
        | | | | | |
          | Fair shifts   |  | Wishes met |  |     90 |      60
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        "row | objective | key_result | target | current\n2 | Calm mornings | Late plans | 5 | 18\n4 | Fair shifts | Wishes met | 90 | 60",
    )
    assert sheet_of(reading, "OKR").heading_row == 1
