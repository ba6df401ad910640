"""What the importer says about cells it could not take at their word."""

from pathlib import Path

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from scorecard.intake.tables import Reading
from scorecard.model.finding import Finding
from scorecard.model.reading import Cells, Given
from tests.reading import read
from tests.spec.sheets import expect, imported, text_file, workbook

GIVEN = Given(period="2026-Q3", unit="Sales")


def found(reading: Reading, code: str) -> list[Finding]:
    return [one for one in reading.account.findings if one.code == code]


def test_a_cell_that_is_no_number_is_named_with_its_place_and_value(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {"OKRs": "Objective | Key Result | Zielwert\nShip faster | Pick time | 10\nShip faster | Pack time | as fast as we can"},
    )
    [one] = found(imported(path, GIVEN), "number-unreadable")
    assert one.place == 'okr.xlsx, OKRs, cell C3 "Zielwert"'
    assert one.value == "as fast as we can"
    assert one.fix


def test_a_placeholder_is_unknown_and_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"OKRs": "Objective | Key Result | Target\nShip faster | Pick time | tbd"})
    reading = imported(path, GIVEN)
    expect(reading, "key_result | target\nPick time |")
    assert len(found(reading, "placeholder")) == 1


def test_a_target_that_equals_the_start_is_told(tmp_path: Path) -> None:
    lines = "Objective | Key Result | Baseline | Target\nShip faster | Pick time | 5 | 5\nGrow | Revenue | 26670000 | 26670000"
    told = found(imported(workbook(tmp_path / "okr.xlsx", {"OKRs": lines}), GIVEN), "target-equals-baseline")
    assert [(one.cell, one.message.partition(":")[0]) for one in told] == [
        ("D2", "The target equals the start (5)"),
        ("D3", "The target equals the start (26,670,000)"),
    ]


def test_a_target_told_as_a_change_keeps_its_size_and_direction(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx", {"OKRs": "Objective | Key Result | Target\nSell | Orders | 10% more\nSave | Returns | minder 5%"}
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        key_result | target | unit_of_measure | direction
        Orders     | 10     | %               | increase
        Returns    | 5      | %               | decrease
    """,
    )
    assert len(found(reading, "target-is-change")) == 2


def test_a_number_without_the_magnitude_of_its_row_is_left_out(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "plan.xlsx",
        {
            "S": "Measure | Baseline | 2024 Actual | 2024 Target | 2025 Actual | 2025 Target\nCash | 12.5 Million | 13 Million | 14 Million | 15.5 |"
        },
    )
    reading = imported(path)
    expect(reading, "key_result | baseline | check_ins\nCash | 12500000 | 1")
    assert [one.cell for one in found(reading, "scale-mixed")] == ["E2"]


def test_a_share_beside_words_in_percent_is_a_percent(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {"S": "Objective | Key Result | Target | Current\nShip faster | 15% of parcels go out at night | 0.15 | 0.09"},
    )
    expect(imported(path, GIVEN), "target | current | unit_of_measure\n15 | 9 | %")


def test_a_heading_nobody_knows_is_told_once(tmp_path: Path) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"S": "Objective | Key Result | Target | Shelf\nShip faster | Pick time | 10 | A4"})
    assert [(one.cell, one.heading) for one in found(imported(path, GIVEN), "heading-not-recognised")] == [("D1", "Shelf")]


def test_a_status_word_nobody_knows_is_told_once(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "S": """
                Objective   | Key Result | Target | Status
                Ship faster | Pick time  |     10 | Parked
                Ship faster | Pack time  |     20 | AT RISK
                Ship faster | Load time  |     30 | Parked
                Ship faster | Dock time  |     40 | n.v.t.
                Ship faster | Gate time  |     50 | "80 %"
            """
        },
    )
    told = found(imported(path, GIVEN), "status-unknown")
    assert [(one.cell, one.heading, one.value, one.severity.value) for one in told] == [("D2", "Status", "Parked", "note")]


def test_a_column_of_remarks_names_a_dozen_of_them(tmp_path: Path) -> None:
    lines = "\n".join(
        f"Ship faster | Step {number} takes less time | {number} | waiting for answer {number} of them" for number in range(1, 31)
    )
    path = workbook(tmp_path / "okr.xlsx", {"S": f"Objective | Key Result | Target | Status\n{lines}"})
    assert len(found(imported(path, GIVEN), "status-unknown")) == 12


def test_a_log_of_check_ins_names_its_unreadable_cells(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": "Objective | KR ID | Key Result | Target\nShip faster | K1 | Pick time | 10",
            "Log": "Date | KR ID | Value\n2026-07-10 | K1 | 12\n2026-07-20 | K1 | about as before",
        },
    )
    assert [(one.sheet, one.cell) for one in found(imported(path, GIVEN), "number-unreadable")] == [("Log", "C3")]


WORDS = """
    Objective | Key Result | Baseline | Target                           | Current
    Grow      | Income     |          | USD 500M yearly income by 2028   | 200000000
    Grow      | Share      |          | 45 -> 60                         | 50
    Grow      | Margin     |       10 | van 12 % naar 15 %               | 12%
    Grow      | Punctual   |          | 80-90 %                          | 85
    Grow      | Answers    |          | 90                               | 70 → 80
    Grow      | Sites      |          | open the new hub                 | 3
    Grow      | Handling   |      3:1 | 4:1                              | 3:1
    Grow      | Waiting    | 2h 30m   | < 1h 15m                         | "2:00 h"
"""


def test_targets_told_in_words_are_read_and_said(tmp_path: Path) -> None:
    reading = imported(workbook(tmp_path / "okr.xlsx", {"S": WORDS}), GIVEN)
    expect(
        reading,
        """
        key_result | baseline | target    | unit_of_measure | direction
        Income     |          | 500000000 | USD             |
        Share      |       45 | 60        |                 |
        Margin     |       10 | 15        | %               |
        Punctual   |          |           |                 |
        Answers    |          | 90        |                 |
        Sites      |          |           |                 |
        Handling   |        3 | 4         | to 1            |
        Waiting    |      2.5 | 1.25      | h               | decrease
    """,
    )
    assert [(one.cell, one.message) for one in found(reading, "number-in-words")] == [
        ("D2", "Read as 500,000,000 USD by 2028-12-31 from the words in the cell."),
        ("D3", "Read as 45 to 60 from the words in the cell."),
        ("D4", "Read as 12 % to 15 % from the words in the cell."),
        ("E6", "Read as 70 to 80 from the words in the cell."),
    ]
    assert [one.cell for one in found(reading, "number-range")] == ["D5"]
    assert [one.cell for one in found(reading, "number-unreadable")] == ["D7"]


def test_a_number_with_another_one_in_parentheses_is_the_level_and_said(tmp_path: Path) -> None:
    drawing = """
        Objective | Key Result   | Baseline   | Target                    | Current
        Grow      | Visits       | 210 (2024) | 300 (2025: 250)           | 280 (Q2)
        Grow      | Members      |            | 15,000 (stretch 18,000)   | 12,500 (2,000 new)
        Grow      | Satisfaction | 3.9 (of 5) | 4.2 (of 5)                | 4.0 (2025)
        Grow      | Orders       |            | 40 (000)                  | 30
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"S": drawing}), GIVEN)
    expect(
        reading,
        """
        key_result   | baseline | target | current
        Visits       | 210      | 300    | 280
        Members      |          | 15000  | 12500
        Satisfaction | 3.9      | 4.2    | 4
        Orders       |          |        | 30
    """,
    )
    assert [(one.cell, one.message) for one in found(reading, "number-in-words")] == [
        ("D2", "Read as 300 from the words in the cell."),
        ("D3", "Read as 15,000 from the words in the cell."),
        ("E3", "Read as 12,500 from the words in the cell."),
    ]
    assert [one.cell for one in found(reading, "number-unreadable")] == ["D5"]


MIXED = """
    Objective | Key Result | Unit | Baseline | Target | Current
    Ship      | On time    | %    |      0.4 |     60 | 50
    Ship      | Complete   | %    |       40 |     60 | 0.45
    Ship      | Damaged    | %    |      2.5 |    0.5 | 1
    Ship      | Scanned    | %    |     "40 %" | 0.6 | 50
    Ship      | Returned   | %    |   "0.5 %" |     20 | 10
    Ship      | Share      |      |      0.4 |    0.6 | 0.45
    Ship      | Looked at  |      |      0.4 |    60% | 50%
"""


def test_fractions_next_to_percents_of_one_measure_are_unknown_and_said(tmp_path: Path) -> None:
    reading = imported(workbook(tmp_path / "okr.xlsx", {"S": MIXED}), GIVEN)
    expect(
        reading,
        """
        key_result | baseline | target | current | unit_of_measure
        On time    |          |     60 |      50 | %
        Complete   |       40 |     60 |         | %
        Damaged    |      2.5 |    0.5 |       1 | %
        Scanned    |       40 |        |      50 | %
        Returned   |      0.5 |     20 |      10 | %
        Share      |      0.4 |    0.6 |    0.45 |
        Looked at  |          |     60 |      50 | %
    """,
    )
    told = found(reading, "share-among-percents")
    assert [(one.cell, one.value) for one in told] == [("D2", "0.4"), ("F3", "0.45"), ("E5", "0.6"), ("D8", "0.4")]
    assert told[0].message == "0.4 stands among percents: it may be 40 % or 0.4 %, and counts as unknown."


def test_shares_among_percents_of_progress_are_unknown_and_said(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "S": """
                Objective | Key Result | Target | Progress | Confidence
                Ship      | On time    |     60 |     0.45 | 7
                Ship      | Complete   |     70 |       60 | 70
                Ship      | Damaged    |     80 |       30 | fairly sure
            """
        },
    )
    reading = imported(path, GIVEN)
    expect(reading, "key_result | progress\nOn time |\nComplete | 60\nDamaged | 30")
    assert [one.cell for one in found(reading, "share-among-percents")] == ["D2"]
    assert [one.cell for one in found(reading, "number-unreadable")] == ["E3", "E4"]


def test_a_share_in_a_log_of_percents_is_unknown_and_said(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": "Objective | KR ID | Key Result | Baseline | Target | Unit\nShip faster | K1 | On time | 40 | 60 | %",
            "Log": "Date | KR ID | Value\n2026-07-10 | K1 | 0.45\n2026-07-20 | K1 | 50",
        },
    )
    assert [(one.sheet, one.cell) for one in found(imported(path, GIVEN), "share-among-percents")] == [("Log", "C2")]


def test_due_in_a_week_a_month_or_a_quarter_is_due_on_its_last_day(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "S": """
                Objective | Key Result | Target | Start date | Due date
                Ship      | On time    |     60 | Q3 2026    | KW 38 2026
                Ship      | Complete   |     70 | 2026-07-05 | end of September 2026
                Ship      | Scanned    |     80 | July 2026  | autumn 2026
            """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        key_result | starts_on  | due_on
        On time    | 2026-07-01 | 2026-09-20
        Complete   | 2026-07-05 | 2026-09-30
        Scanned    | 2026-07-01 |
    """,
    )
    assert [one.cell for one in found(reading, "date-unreadable")] == ["E4"]


def test_a_day_count_follows_the_workbooks_own_calendar(tmp_path: Path) -> None:
    path = tmp_path / "okr.xlsx"
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (["Objective", "Key Result", "Target", "Due date"], ["Ship", "On time", 60, 44833]):
        book.worksheets[0].append(row)
    book.save(path)
    expect(imported(path, GIVEN), "key_result | due_on\nOn time | 2026-09-30")


def test_a_column_of_quarters_may_hold_bare_numbers(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Target | Quarter | Year\nShip | On time | 60 | 3 | 2026\nShip | Complete | 70 | 4 | 2026"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"S": drawn})), "period\n2026-Q3\n2026-Q4")


def test_a_row_of_errors_only_counts_as_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"OKRs": "#N/A\n#REF!\n#DIV/0!"})
    account = read(path).account
    assert [(sheet.rows_read, sheet.reason) for sheet in account.sheets] == [(3, "no OKR table recognised")]
    assert [one.cell for one in account.findings] == ["A1", "A2", "A3"]


def test_numbers_whose_thousands_do_not_stand_by_threes_are_named_where_no_table_is(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text('Amount;Step;Day\n"1,000.50";1.1;31.12.2026\n"12,000";1.2;1.1.2026\n"30,0,00.4";1.1.1;28.2.2026\n')
    assert [(one.code, one.cell, one.value) for one in read(path).account.findings] == [("number-malformed", "A4", "30,0,00.4")]


def test_a_column_of_other_marks_is_not_taken_for_broken_numbers(tmp_path: Path) -> None:
    path = tmp_path / "hosts.csv"
    path.write_text("Host;Address\nfirst;192.0.2.17\nsecond;192.0.2.18\n")
    assert read(path).account.findings == ()


def test_cells_below_no_heading_and_columns_that_nothing_reads_are_told(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": """
            Sales, third quarter
            Objective   | Key Result | Target | Target value | Mood  |
            Ship faster | Pick time  | 10     | 12           | sunny |
            Ship faster | Pack time  | 20     |              |       | call me
            Total       |            | 30     |              |       |
            """
        },
    )
    reading = imported(path, GIVEN)
    told = [(one.code, one.cell) for one in reading.account.findings]
    assert told == [("heading-not-recognised", "E2"), ("column-not-used", "D2"), ("cells-unplaced", "F4")]
    assert reading.account.sheets[0].cells == Cells(read=17, headings=5, used=6, kept=2, skipped=3, unplaced=1)
def test_what_no_heading_covers_beside_tables_that_stand_side_by_side_is_told_too(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": " | Objective | Key Result | Target | Objective | Key Result | Target | Seen by\n"
            "new | Ship faster | Pick time | 10 | Hire well | Vacancies | 3 | board"
        },
    )
    account = imported(path, GIVEN).account
    told = [(one.code, one.cell) for one in account.findings if one.code in ("heading-not-recognised", "cells-unplaced")]
    assert told == [("heading-not-recognised", "H1"), ("cells-unplaced", "A2")]
    [sheet] = account.sheets
    assert sheet.cells == Cells(read=15, headings=7, used=6, kept=1, skipped=0, unreadable=0, unplaced=1)


def test_a_target_that_counts_days_since_1900_as_well_is_a_number(tmp_path: Path) -> None:
    path = text_file(tmp_path / "okr.csv", "Objective;Key result;End\nShip faster;Parcels a day;45000\n")
    expect(imported(path, GIVEN), "key_result | target\nParcels a day | 45000")


def test_a_formula_without_result_in_a_skipped_row_is_no_warning(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Objective", "Key result", "Target"], ["Grow", "Calls", 8], ["Grow", "Mails", "=C2*2"], ["Total", None, "=SUM(C2:C3)"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "okr.xlsx")
    reading = imported(tmp_path / "okr.xlsx", GIVEN)
    told = [(one.cell, one.severity.value) for one in found(reading, "formula-without-result")]
    assert told == [("C3", "warning"), ("C4", "note")]


def test_a_line_that_is_left_out_is_among_the_skipped_rows(tmp_path: Path) -> None:
    path = tmp_path / "okr.csv"
    path.write_text('Objective,Key result,Target\n"Grow\nmore",Sales,8\nHire,"Plan"ners,2\nKeep,Calls,3\n')
    reading = imported(path, GIVEN)
    expect(reading, "key_result | target\nSales | 8\nCalls | 3")
    [sheet] = reading.account.sheets
    assert [(one.rows, one.reason) for one in sheet.skipped] == [((3,), "a line that can't be split into cells")]
    assert len(found(reading, "line-unreadable")) == 1


def test_values_by_month_that_come_to_a_years_target_together_are_asked_about(tmp_path: Path) -> None:
    drawing = """
        KPI               | Unit | Target 2026 | {}Jan 2026 | Feb 2026 | Mar 2026
        Tickets sold      | #    | 1200        | {}98       | 95       | 110
        Fares             | k€   | 240         | {}18       | 22       | 19
        Satisfied riders  | %    | 90          | {}8        | 7        | 8
        Buses on the road | #    | 120         | {}110      | 111      | 114
        Broken doors      | #    | 4           | {}9        | 7        | 6
        Trained drivers   | #    | 60          | {}2        | 5        | 9
        """
    columns = drawing.count("{}")
    reading = imported(workbook(tmp_path / "kpi 2026.xlsx", {"KPI": drawing.format(*[""] * columns)}))
    assert [(one.cell, one.severity.value) for one in found(reading, "values-may-add-up")] == [("F2", "note"), ("F3", "note")]
    said = workbook(tmp_path / "said 2026.xlsx", {"KPI": drawing.format("Accumulation | ", *["increment | "] * (columns - 1))})
    assert found(imported(said), "values-may-add-up") == []


def test_how_far_objectives_are_by_themselves_is_said_not_to_be_used(tmp_path: Path) -> None:
    sheets = {
        "Plan": "Objective | Key result | Target\nShip faster | Pick time | 10",
        "Updates": "Objective | Date | Progress %\nShip faster | 2026-08-31 | 40",
    }
    reading = imported(workbook(tmp_path / "okr.xlsx", sheets), GIVEN)
    assert [(one.code, one.sheet, one.cell) for one in reading.account.findings] == [("objective-progress", "Updates", "C1")]
