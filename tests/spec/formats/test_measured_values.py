"""Files that hold values by date: one row a value, one column a date, measures as columns, one measure a file."""

from pathlib import Path

import pytest

from scorecard.intake.run import read
from scorecard.model.reading import Given
from tests.spec.sheets import every_row_is_told, expect, imported, text_file, workbook

GIVEN = Given(period="2026-Q3")


def test_clear_impact_values_make_check_ins_with_their_targets(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "values.csv",
        """
        id  | measure_type | actual_value_date | target_value | actual_value | comment
        101 | i            | 06/30/2026        | 12           | 9.5          | Slow
        101 | i            | 07/31/2026        | 12           | 10           |
        102 | p            | 06/30/2026        | 5            | 24           |
        102 | p            | 07/31/2026        | 5            | 18           | Better
    """,
    )
    reading = imported(path)
    expect(
        reading,
        """
        key_result | target | current | observed_on | check_ins
        101        | 12     | 10      | 2026-07-31  | 2
        102        | 5      | 18      | 2026-07-31  | 2
    """,
    )
    every_row_is_told(reading)


def test_spider_impact_one_row_a_measure_and_one_column_a_date(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "values.xlsx",
        {
            "Monthly": """
        KPI            | 2026-04-30 | 2026-05-31 | 2026-06-30
        Freight margin |          9 |        9.5 |         10
        Late plans     |         27 |         24 |
    """,
            "Quarterly": """
        KPI            | Q1 2026 | Q2 2026
        Leavers        |      14 |      12
    """,
        },
    )
    expect(
        imported(path),
        """
        sheet     | key_result     | current | check_ins | target
        Monthly   | Freight margin | 10      | 3         |
        Monthly   | Late plans     | 24      | 2         |
        Quarterly | Leavers        | 12      | 2         |
    """,
    )


def test_spider_impact_one_row_a_value_with_thresholds(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "values.csv",
        """
        KPI            | Date       | Actual | Red | Yellow | Green | Goal
        Freight margin | 2026-05-31 | 9.5    | 6   | 8      | 10    | 12
        Freight margin | 2026-06-30 | 10     | 6   | 8      | 10    | 12
        Late plans     | 2026-05-31 | 24     | 30  | 20     | 10    | 5
        Late plans     | 2026-06-30 | 18     | 30  | 20     | 10    | 5
    """,
    )
    expect(
        imported(path),
        """
        key_result     | target | current | observed_on | check_ins | objective
        Freight margin | 12     | 10      | 2026-06-30  | 2         |
        Late plans     | 5      | 18      | 2026-06-30  | 2         |
    """,
    )


def test_pipware_measures_as_columns_and_times_as_rows(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "actuals.csv",
        """
        Timestamp           | MARGIN | LATE_PLANS | LEAVERS
        2026-04-30 00:00:00 | 9      | 27         | 14
        2026-05-31 00:00:00 | 9.5    | 24         |
        2026-06-30 00:00:00 | 10     | 18         | 12
    """,
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | cell | key_result | current | observed_on | check_ins
        1   | B1   | MARGIN     | 10      | 2026-06-30  | 3
        1   | C1   | LATE_PLANS | 18      | 2026-06-30  | 3
        1   | D1   | LEAVERS    | 12      | 2026-06-30  | 2
    """,
    )
    every_row_is_told(reading)


def test_custom_targets_have_columns_headed_by_dates(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "targets.csv",
        """
        KPI        | CustomTarget | 2026-06-30 00:00:00 | 2026-07-31 00:00:00
        MARGIN     | Plan         | 11                  | 12
        LATE_PLANS | Plan         | 9                   | 5
    """,
    )
    expect(
        imported(path, GIVEN),
        """
        key_result | target | current
        MARGIN     | 12     |
        LATE_PLANS | 5      |
    """,
    )


def test_a_history_of_one_measure_is_named_by_its_title(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "history.xlsx",
        {
            "Export": """
        KPI: Late plans
        Date       | Value | Comment
        2026-05-31 |    24 | Slow
        2026-06-30 |    18 |
    """
        },
    )
    expect(imported(path, GIVEN), "key_result | current | observed_on | check_ins\nLate plans | 18 | 2026-06-30 | 2")


@pytest.mark.parametrize(
    ("name", "headings", "measure"),
    [
        ("Late plans.csv", "Date | Value | Comment", "Late plans"),
        ("Sene_planer.csv", "Dato | Verdi | Kommentar", "Sene planer"),
        ("Verspätete Pläne.csv", "Datum | Wert | Kommentar", "Verspätete Pläne"),
    ],
)
def test_a_history_without_any_name_is_that_of_the_measure_its_file_is_called_after(
    tmp_path: Path, name: str, headings: str, measure: str
) -> None:
    path = text_file(tmp_path / name, f"{headings}\n2026-05-31 | 24 | Slow\n2026-06-30 | 18 |")
    reading = imported(path)
    expect(reading, f"key_result | current | observed_on | check_ins | row\n{measure} | 18 | 2026-06-30 | 2 | 1")
    every_row_is_told(reading)


@pytest.mark.parametrize(
    ("name", "drawing"),
    [
        ("export.csv", "Date | Value\n2026-05-31 | 24\n2026-06-30 | 18"),
        ("Rainfall.csv", "Date | Value | Station\n2026-05-31 | 24 | North\n2026-06-30 | 18 | South"),
    ],
)
def test_a_history_that_nothing_names_or_that_tells_of_more_is_no_measure(tmp_path: Path, name: str, drawing: str) -> None:
    assert read(text_file(tmp_path / name, drawing), Given()).account.status == "nothing"


def test_starts_are_told_in_a_file_of_their_own(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "KPI baselines.csv",
        """
        Timestamp           | MARGIN | LATE_PLANS
        2026-04-30 00:00:00 | 8      | 30
        2026-05-31 00:00:00 | 8      | 28
    """,
    )
    expect(imported(path), "key_result | baseline | target | current\nMARGIN | 8 | |\nLATE_PLANS | 30 | |")
