"""What only a column as a whole makes doubtful: which comes first in a date, which scale a share is on, which period a word is."""

from datetime import date
from pathlib import Path

import pytest

from scorecard import desk
from scorecard.intake.tables import Reading
from scorecard.measures.progress import objective_scores
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.rules.run import gaps
from tests.spec.sheets import expect, imported, key_results, text_file, workbook

GIVEN = Given(period="2026-Q3", unit="Sales")


def told(reading: Reading, code: str) -> list[tuple[str, str, str]]:
    return [(one.cell, one.severity.value, one.message) for one in reading.account.findings if one.code == code]


def test_where_nothing_tells_day_from_month_it_is_said_once(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "okr.csv",
        "Objective | Key Result | Target | Due date\nGrow | A | 10 | 05/05/2026\nGrow | B | 10 | 03/04/2026\nGrow | C | 10 | 05/06/2026",
    )
    reading = imported(path, GIVEN)
    expect(reading, "key_result | due_on\nA | 2026-05-05\nB | 2026-04-03\nC | 2026-06-05")
    message = "Nothing in the column tells whether the day or the month comes first; this is read as 2026-04-03."
    assert told(reading, "date-ambiguous") == [("D3", "note", message)]


def test_dates_with_dots_put_the_day_first_and_nothing_is_said(tmp_path: Path) -> None:
    path = text_file(tmp_path / "okr.csv", "Objective | Key Result | Target | Due date\nGrow | A | 10 | 3.4.2026\nGrow | B | 10 | 05.06.2026")
    reading = imported(path, GIVEN)
    expect(reading, "key_result | due_on\nA | 2026-04-03\nB | 2026-06-05")
    assert told(reading, "date-ambiguous") == []


def test_one_date_that_tells_the_order_tells_it_for_all_and_nothing_is_said(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "okr.csv",
        "Objective | Key Result | Target | Start date | Due date\n"
        "Grow | A | 10 | 01/31/2026 | 03/04/2026\nGrow | B | 10 | 02/01/2026 | 05/06/2026",
    )
    reading = imported(path, GIVEN)
    expect(reading, "key_result | starts_on | due_on\nA | 2026-01-31 | 2026-03-04\nB | 2026-02-01 | 2026-05-06")
    assert told(reading, "date-ambiguous") == []


def test_dates_of_a_column_in_both_orders_that_could_be_either_are_unknown_and_said(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "okr.csv",
        "Objective | Key Result | Target | Due date\n"
        "Grow | A | 10 | 03/04/2026\nGrow | B | 10 | 25/12/2026\nGrow | C | 10 | 12/25/2026\nGrow | D | 10 | soon",
    )
    reading = imported(path, GIVEN)
    expect(reading, "key_result | due_on\nA |\nB | 2026-12-25\nC | 2026-12-25\nD |")
    message = "Some dates of the column put the day first, others the month; those that could be either count as unknown."
    assert told(reading, "date-ambiguous") == [("D2", "warning", message)]
    assert [one[0] for one in told(reading, "date-unreadable")] == ["D5"]


PERIODS = """
    Objective | Key Result | Period            | Target
    Grow      | A          | Cycle 3           | 10
    Grow      | B          | Q1 2026 (Apr-Jun) | 10
    Grow      | C          | Q3 2026           | 10
    Grow      | D          | Cycle 3           | 10
    Grow      | E          | tbd               | 10
"""


def test_a_period_that_cannot_be_read_is_said_once_with_what_is_taken(tmp_path: Path) -> None:
    reading = imported(workbook(tmp_path / "okr.xlsx", {"Q3 2026": PERIODS}))
    message = "This can't be read as a period; 2026-Q3 of the sheet or file is taken."
    assert told(reading, "period-unreadable") == [("C2", "warning", message), ("C3", "warning", message)]
    reading = imported(workbook(tmp_path / "okr2.xlsx", {"S": PERIODS}))
    expect(reading, "key_result | period\nA |\nB |\nC | 2026-Q3\nD |\nE |")
    assert told(reading, "period-unreadable") == [(cell, "warning", "This can't be read as a period.") for cell in ("C2", "C3")]


def test_a_quarter_beside_its_year_is_no_period_that_cannot_be_read(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {"S": "Objective | Key Result | Quarter | Year | Target\nGrow | A | Q3 | 2026 | 10\nGrow | B | 4 | 2026 | 10"},
    )
    reading = imported(path)
    expect(reading, "key_result | period\nA | 2026-Q3\nB | 2026-Q4")
    assert told(reading, "period-unreadable") == []


def test_a_share_among_weights_in_percent_is_said(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "S": "Objective | Key Result | Weight | Target\nGrow | A | 50% | 10\nGrow | B | 0.3 | 10\nGrow | C | 0.3 | 10\nGrow | D | 20 | 10",
            "T": "Objective | Key Result | Weight | Target\nSave | A | 0.5 | 10\nSave | B | 2 | 10",
        },
    )
    reading = imported(path, GIVEN)
    expect(reading, "key_result | weight\nA | 50\nB | 0.3\nC | 0.3\nD | 20\nA | 0.5\nB | 2")
    message = "The weight 0.3 stands among weights such as 50: as 30 % it would count a hundred times more."
    assert told(reading, "weights-mixed") == [("C3", "warning", message)]


def test_words_that_say_all_or_nothing_of_progress_are_read_and_said_once(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "S": """
                Objective | Key Result | % complete
                Ship      | One        | ✓
                Ship      | Two        | x
                Ship      | Three      | done
                Ship      | Four       | yes
                Ship      | Five       | no
                Ship      | Six        | 60%
                Ship      | Seven      | ✗
                Ship      | Eight      | not started
                Ship      | Nine       | in progress
                Ship      | Ten        | ✓
            """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        key_result | progress
        One        | 100
        Two        |
        Three      | 100
        Four       | 100
        Five       |
        Six        | 60
        Seven      |
        Eight      | 0
        Nine       |
        Ten        | 100
    """,
    )
    assert told(reading, "number-in-words") == [
        ("C2", "note", "“✓” is read as 100 %."),
        ("C4", "note", "“done” is read as 100 %."),
        ("C5", "note", "“yes” is read as 100 %."),
        ("C9", "note", "“not started” is read as 0 %."),
    ]
    assert [one[0] for one in told(reading, "number-unreadable")] == ["C6", "C8", "C10"]
    assert [one[0] for one in told(reading, "placeholder")] == ["C3"]


def test_a_target_with_a_plus_is_a_level_where_its_row_is_told_with_signs(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "S": """
                Objective | Key Result | Baseline | Target | Current
                Please    | NPS        | +30      | +45    | +38
                Please    | eNPS       | -5       | "+10"  | 2
                Please    | Orders     | 30       | +45    | 38
            """
        },
    )
    reading = imported(path, GIVEN)
    expect(reading, "key_result | baseline | target | current\nNPS | 30 | 45 | 38\neNPS | -5 | 10 | 2\nOrders | 30 | | 38")
    assert [one[0] for one in told(reading, "target-is-change")] == ["D4"]


def test_a_subtotal_of_anything_is_skipped_as_one(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "S": """
                Objective | Key Result    | Target
                Grow      | Sales         | 20
                Grow      | Total pallets | 9
                          | Subtotal Grow | 29
                Save      | Cost          | 5
                          | Zwischensumme: Sparen | 5
            """
        },
    )
    reading = imported(path, GIVEN)
    expect(reading, "key_result | target\nSales | 20\nTotal pallets | 9\nCost | 5")
    [sheet] = reading.account.sheets
    assert [(one.rows, one.reason) for one in sheet.skipped] == [((4, 6), "a total or average")]


def test_a_heading_of_other_columns_begins_a_table_and_repeats_none(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "S": """
        Objective | Key Result | Target
        Grow      | Sales      | 20
        Objective | Key Result | Target
        Grow      | Range      | 8
        Objective | Key Result | Baseline | Target | Current
        Grow      | Share      | 1        | 2      | 1.5
        Objective | Key Result | Current
        Save      | Cost       | 7
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        key_result | baseline | target | current
        Sales      |          | 20     |
        Range      |          | 8      |
        Share      | 1        | 2      | 1.5
        Cost       |          |        | 7
    """,
    )
    assert told(reading, "cells-unplaced") == []


def test_a_weight_below_0_is_told_and_counts_as_0(tmp_path: Path) -> None:
    head = "Objective | Objective weight | Key Result | Baseline | Target | Current | Weight"
    rows = "Grow | 2 | Sales | 0 | 10 | 5 | 2\nGrow | 2 | Vans | 0 | 10 | 9 | -3\nShrink | -1 | Vans | 0 | 10 | 9 | 0"
    path = text_file(tmp_path / "okr.csv", f"{head}\n{rows}")
    reading = imported(path, Given(period="2026-Q3"))
    told = [(one.cell, one.value) for one in reading.account.findings if one.code == "weight-below-zero"]
    assert told == [("B4", "-1"), ("G3", "-3")]
    store = desk.open_store(None)
    desk.import_file(store, path, Given(period="2026-Q3"), by="x")
    scope = Scope(date(2026, 9, 30))
    assert {one.objective: one.score for one in objective_scores(store, scope)} == {"Grow": pytest.approx(0.5), "Shrink": None}
    assert [one.value for one in gaps(store, scope, rule="weight-negative")] == ["-3.0"]


def test_a_weight_beyond_all_others_is_unknown_and_said(tmp_path: Path) -> None:
    """The sum of two of them would be no number any more, and the score neither."""
    head = "Objective | Key Result | Baseline | Target | Current | Weight"
    rows = "Grow | Sales | 0 | 10 | 5 | 1e308\nGrow | Vans | 0 | 10 | 10 | 1.5e308\nGrow | Hubs | 0 | 10 | 0 | 2"
    path = text_file(tmp_path / "okr.csv", f"{head}\n{rows}")
    reading = imported(path, Given(period="2026-Q3"))
    assert [(one.cell, one.value) for one in reading.account.findings if one.code.startswith("weight")] == [
        ("F2", "1e308"), ("F3", "1.5e308")
    ]  # fmt: skip
    store = desk.open_store(None)
    desk.import_file(store, path, Given(period="2026-Q3"), by="x")
    assert [one.score for one in objective_scores(store, Scope(date(2026, 9, 30)))] == [pytest.approx(1.5 / 4)]


@pytest.mark.parametrize(
    ("headings", "first", "second", "progress"),
    [
        ("Done", "yes", "", ["100", ""]),
        ("Done | Progress", "yes | 100%", "no | 40%", ["100", "40"]),
        ("Progress | Done?", "90% | no", "40% | no", ["90", "40"]),
        ("Score", "★★★☆☆", "○○○○", ["60", "0"]),
        ("Progress", "▰▰▰▰▱", "█████", ["80", ""]),
    ],
)
def test_done_marks_and_bars_beside_a_progress_in_numbers(tmp_path: Path, headings: str, first: str, second: str, progress: list[str]) -> None:
    path = workbook(
        tmp_path / "okr.xlsx", {"OKR": f"Objective | Key Result | {headings}\nCalm days | Late plans | {first}\nCalm days | Calls | {second}"}
    )
    assert [one["progress"] for one in key_results(imported(path, GIVEN))] == progress


def test_a_number_done_may_be_of_the_target_or_percent(tmp_path: Path) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"OKR": "Objective | Key Result | Target | Done\nCalm days | Shops | 10 | 4\nCalm days | Leads | 3 | 1"})
    reading = imported(path, GIVEN)
    expect(reading, "key_result | target | current | progress\nShops | 10 | |\nLeads | 3 | |")
    assert [one[0] for one in told(reading, "heading-not-recognised")] == ["D1"]
