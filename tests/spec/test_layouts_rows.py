"""One row a key result: flat, merged, blank below, outline, titles above, totals between, two tables, labels in front."""

from pathlib import Path

from scorecard.model.reading import Given
from tests.spec.sheets import codes, every_row_is_told, expect, imported, key_results, objectives, sheet_of, workbook

GIVEN = Given(period="2026-Q3", unit="Sales")


def test_a_flat_table_is_read_column_by_column(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": """
        Objective          | Key Result             | Owner | Quarter | Team  | Baseline | Target | Current | Unit of measure | Weight | Due date
        Delight the shops  | Raise the shop rating  | Ada   | Q3 2026 | Sales |      3.9 |    4.5 |     4.1 | stars           |      2 | 2026-09-30
        Delight the shops  | Answer within a day    | Bo    | Q3 2026 | Sales |      48% |    80% |     60% |                 |      1 | 2026-09-15
        Save on freight    | Cut cost per pallet    | Cy    | Q3 2026 | Ops   |       41 |     35 |      38 | EUR             |      1 |
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | objective         | key_result            | owner | period  | unit  | baseline | target | current | unit_of_measure | weight | due_on
        2   | Delight the shops | Raise the shop rating | Ada   | 2026-Q3 | Sales | 3.9      | 4.5    | 4.1     | stars           | 2      | 2026-09-30
        3   | Delight the shops | Answer within a day   | Bo    | 2026-Q3 | Sales | 48       | 80     | 60      | %               | 1      | 2026-09-15
        4   | Save on freight   | Cut cost per pallet   | Cy    | 2026-Q3 | Ops   | 41       | 35     | 38      | EUR             | 1      |
    """,
    )
    assert len(objectives(reading)) == 2
    every_row_is_told(reading)


def test_a_blank_cell_below_an_objective_means_the_same_objective(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": """
        Objective         | Key result            | Target
        Delight the shops | Raise the shop rating |    4.5
                          | Answer within a day   |     80
        Save on freight   | Cut cost per pallet   |     35
                          | Fill every lorry      |     95
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        row | objective         | key_result            | target | period  | unit
        2   | Delight the shops | Raise the shop rating | 4.5    | 2026-Q3 | Sales
        3   | Delight the shops | Answer within a day   | 80     | 2026-Q3 | Sales
        4   | Save on freight   | Cut cost per pallet   | 35     | 2026-Q3 | Sales
        5   | Save on freight   | Fill every lorry      | 95     | 2026-Q3 | Sales
    """,
    )
    assert [(one.from_cell, one.rows) for one in sheet_of(reading, "OKRs").filled_down] == [("A2", (3,)), ("A4", (5,))]


def test_merged_department_and_objective_cells_hold_for_all_their_rows_and_summary_rows_are_skipped(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Plan": """
        Department | Objective         | Objective Weight (%) | Key Result            | KR Weight (%) | Actual | Target
        Retail     | Delight the shops |                   60 | Raise the shop rating |            70 |    4.1 |    4.5
                   |                   |                      | Answer within a day   |            30 |     60 |     80
                   | OBJECTIVE WEIGHTED SCORE |               |                       |               |   0.71 |
        Logistics  | Save on freight   |                   40 | Cut cost per pallet   |           100 |     38 |     35
        DEPARTMENT WEIGHTED SCORE |    |                      |                       |               |   0.66 |
    """
        },
        merge=["A2:A4", "B2:B3", "C2:C3"],
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | unit      | objective         | objective_weight | key_result            | weight | current | target
        2   | Retail    | Delight the shops | 60               | Raise the shop rating | 70     | 4.1     | 4.5
        3   | Retail    | Delight the shops | 60               | Answer within a day   | 30     | 60      | 80
        5   | Logistics | Save on freight   | 40               | Cut cost per pallet   | 100    | 38      | 35
    """,
    )
    assert sorted(row for one in sheet_of(reading, "Plan").skipped for row in one.rows) == [4, 6]


def test_the_heading_is_found_below_titles_that_tell_the_period_and_the_unit(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Sheet1": """
        Goals for Q2 2026
        Department: Warehouse
        Last change | 2026-05-04
        Objective   | Key Result          | Start value | Target value
        Ship faster | Pick in ten minutes |          25 |           10
    """
        },
    )
    reading = imported(path)
    assert sheet_of(reading, "Sheet1").heading_row == 4
    expect(
        reading,
        """
        row | objective   | key_result          | baseline | target | period  | unit
        5   | Ship faster | Pick in ten minutes | 25       | 10     | 2026-Q2 | Warehouse
    """,
    )


def test_totals_notes_and_repeated_headings_are_no_key_results(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": """
        Objective         | Key Result            | Target | Current
        Delight the shops | Raise the shop rating |    4.5 |     4.1
        Total             |                       |      1 |       1
        Objective         | Key Result            | Target | Current
        Save on freight   | Cut cost per pallet   |     35 |      38
        Average           |                       |     35 |      38
        Note: figures as the depots sent them in. |                       |        |
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        row | objective         | key_result
        2   | Delight the shops | Raise the shop rating
        5   | Save on freight   | Cut cost per pallet
    """,
    )
    every_row_is_told(reading)


def test_the_same_table_twice_on_a_sheet_is_loaded_once_and_told(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": """
        Objective         | Key Result            | Target
        Delight the shops | Raise the shop rating |    4.5
        Delight the shops | Answer within a day   |     80
        Objective         | Key Result            | Target
        Delight the shops | Raise the shop rating |    4.5
        Delight the shops | Answer within a day   |     80
    """
        },
    )
    reading = imported(path, GIVEN)
    assert [row["row"] for row in key_results(reading)] == ["2", "3"]
    assert "table-repeated" in codes(reading)
    every_row_is_told(reading)


def test_objective_rows_and_key_result_rows_in_one_column_are_told_apart_by_their_type(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Import": """
        Order | Type       | Summary             | Status    | Period   | Owner | Start value | Current value | Target value
        "1"   | Objective  | Ship faster         | On track  | Q3 Y2026 | Ada   |             |               |
        "1.1" | Key result | Pick in ten minutes | AT RISK   | Q3 Y2026 | Bo    |          25 |            18 |           10
        "1.2" | Key result | Pack in five        | On track  | Q3 Y2026 | Cy    |          12 |             9 |            5
        "2"   | Objective  | Save on freight     | On track  | Q3 Y2026 | Ada   |             |               |
        "2.1" | Key result | Cut cost per pallet | Off track | Q3 Y2026 | Di    |          41 |            38 |           35
    """
        },
    )
    expect(
        imported(path),
        """
        row | objective       | key_result          | period  | owner | baseline | current | target | status_word
        3   | Ship faster     | Pick in ten minutes | 2026-Q3 | Bo    | 25       | 18      | 10     | AT RISK
        4   | Ship faster     | Pack in five        | 2026-Q3 | Cy    | 12       | 9       | 5      | On track
        6   | Save on freight | Cut cost per pallet | 2026-Q3 | Di    | 41       | 38      | 35     | Off track
    """,
    )


def test_rows_without_numbers_are_the_objectives_of_the_numbered_rows_below(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "plan.xlsx",
        {
            "Sheet1": """
        Goal number | Goal name           | Owner | Baseline | Target | Current
        "1"         | Ship faster         | Ada   |          |        |
        "1.1"       | Pick in ten minutes |       |       25 |     10 |      18
        "1.2"       | Pack in five        | Cy    |       12 |      5 |       9
        "2"         | Save on freight     | Di    |          |        |
        "2.1"       | Cost per pallet     |       |       41 |     35 |      38
    """
        },
    )
    expect(
        imported(path, GIVEN),
        """
        row | objective       | key_result          | owner | baseline | target | current
        3   | Ship faster     | Pick in ten minutes | Ada   | 25       | 10     | 18
        4   | Ship faster     | Pack in five        | Cy    | 12       | 5      | 9
        6   | Save on freight | Cost per pallet     | Di    | 41       | 35     | 38
    """,
    )


def test_labels_in_front_of_texts_are_no_part_of_them(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": """
        Objective                | Key Result                  | Target
        O1: Ship faster          | KR 1: Pick in ten minutes   |     10
        O1: Ship faster          | KR2: Pack in five           |      5
        Goal: Save on freight    | - Cut cost per pallet       |     35
        2. Train the drivers     | 3) Courses held             |      4
    """
        },
    )
    expect(
        imported(path, GIVEN),
        """
        objective         | key_result
        Ship faster       | Pick in ten minutes
        Ship faster       | Pack in five
        Save on freight   | Cut cost per pallet
        Train the drivers | Courses held
    """,
    )


def test_a_long_key_result_behind_a_blank_row_is_no_note(tmp_path: Path) -> None:
    long = "Three of four crews hand their shift over in writing, on every pier and at every hour of the night."
    path = workbook(
        tmp_path / "okr.xlsx",
        {"OKRs": f"Objective | Owner\nO 1: Safe nights |\n |\nKR 1.1: {long} |\n |\nEach owner writes down what was found before the meeting. |"},
    )
    reading = imported(path)
    expect(reading, f"objective | key_result\nSafe nights | {long}")
    [skipped] = reading.account.sheets[0].skipped
    assert (skipped.rows, skipped.reason) == ((6,), "a note or legend")


def test_two_labelled_parts_in_one_cell_are_an_objective_and_its_key_result(tmp_path: Path) -> None:
    path = tmp_path / "okr.csv"
    path.write_text(
        "id,okr_description\nA1,Goal: Learn to sail; Target: Cross the bay 3 times\nA2,Goal: Bake bread; Target: Bake 10 loaves\n"
    )
    expect(
        imported(path, GIVEN),
        """
        row | objective     | key_result            | target
        2   | Learn to sail | Cross the bay 3 times | 3
        3   | Bake bread    | Bake 10 loaves        | 10
    """,
    )


def test_targets_are_taken_from_the_sentence_only_where_it_names_one(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": """
        Objective   | Key Result
        Ship faster | Cut picking from 25 to 10 minutes
        Ship faster | Reach 95% of parcels scanned
        Ship faster | Sell 20% more
        Ship faster | Open the second dock
    """
        },
    )
    found = {row["key_result"]: (row["baseline"], row["target"]) for row in key_results(imported(path, GIVEN))}
    assert found["Cut picking from 25 to 10 minutes"] == ("25", "10")
    assert found["Reach 95% of parcels scanned"] == ("", "95")
    assert found["Open the second dock"] == ("", "")


def test_without_an_objective_column_each_key_result_stands_under_its_own_words(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "kpi.xlsx",
        {
            "KPIs": """
        KPI                   | Target | Actual
        Parcels in time       |    95% |    91%
        Complaints a thousand |    2.5 |    3.1
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        objective | objective_text        | key_result            | target | current
                  | Parcels in time       | Parcels in time       | 95     | 91
                  | Complaints a thousand | Complaints a thousand | 2.5    | 3.1
    """,
    )
    assert objectives(reading) == []


def test_start_and_end_columns_of_numbers_are_baseline_and_target_and_of_dates_they_are_days(tmp_path: Path) -> None:
    numbers = workbook(
        tmp_path / "numbers.xlsx",
        {
            "okr": "Team | Objective | Progress | Key Result | Start | End | Actual | Unit\nOps | Ship faster | 40% | Pick time | 25 | 10 | 18 | minutes"
        },
    )
    expect(
        imported(numbers),
        """
        unit | key_result | baseline | target | current | progress | unit_of_measure
        Ops  | Pick time  | 25       | 10     | 18      | 40       | minutes
    """,
    )
    dates = workbook(
        tmp_path / "dates.xlsx",
        {"okr": "Objective | Key Result | Start | End | Target\nShip faster | Pick time | 2026-07-01 | 2026-09-30 | 10"},
    )
    expect(imported(dates), "key_result | starts_on | due_on | baseline | target\nPick time | 2026-07-01 | 2026-09-30 |  | 10")


def test_a_due_date_makes_no_period(tmp_path: Path) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"Sheet1": "Objective | Key Result | Target | Due\nShip faster | Pick time | 10 | 2026-09-30"})
    expect(imported(path), "key_result | period | due_on\nPick time |  | 2026-09-30")


def test_quarter_and_year_in_two_columns_are_one_period(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Sheet1": "Objective | Key Result | Target | Quarter | Year\nShip faster | Pick time | 10 | Q3 | 2026\nShip faster | Pack time | 5 | Q4 | 2026"
        },
    )
    expect(imported(path), "key_result | period\nPick time | 2026-Q3\nPack time | 2026-Q4")


def test_a_category_is_a_perspective_only_where_most_of_its_values_name_one(tmp_path: Path) -> None:
    names = workbook(
        tmp_path / "names.xlsx",
        {
            "S": "Category | Objective | Key Result | Target\nFinancial | Earn more | Margin | 12\nCustomer | Please more | Rating | 4\nInternal process | Ship faster | Pick time | 10"
        },
    )
    expect(imported(names, GIVEN), "key_result | perspective\nMargin | Financial\nRating | Customer\nPick time | Internal process")
    themes = workbook(
        tmp_path / "themes.xlsx",
        {
            "S": "Category | Objective | Key Result | Target\nEurope | Earn more | Margin | 12\nCustomer | Please more | Rating | 4\nAsia | Ship faster | Pick time | 10"
        },
    )
    expect(imported(themes, GIVEN), "key_result | perspective\nMargin | \nRating | \nPick time | ")


def test_a_balanced_scorecard_has_the_measure_as_key_result_and_the_perspective_merged_at_its_left(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "bsc.xlsx",
        {
            "Scorecard 2026": """
        Perspective         | Strategic objective | Measure        | Target | Actual | Initiative
        Financial           | Earn more           | Margin         |    12% |    10% | New price list
                            | Spend less          | Cost of stock  |    800 |    950 |
        Learning and Growth | Keep our people     | Leavers a year |      8 |     11 | Exit talks
    """
        },
        merge=["A2:A3"],
    )
    expect(
        imported(path),
        """
        perspective         | objective       | key_result     | target | current | period
        Financial           | Earn more       | Margin         | 12     | 10      | 2026
        Financial           | Spend less      | Cost of stock  | 800    | 950     | 2026
        Learning and Growth | Keep our people | Leavers a year | 8      | 11      | 2026
    """,
    )


def test_progress_as_typed_is_no_value(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": "Objective | Key Result | Progress | Confidence | Status\nShip faster | Open a dock | 0.4 | 7 | At risk\nShip faster | Train ten | 1 | 9 | Done"
        },
    )
    expect(
        imported(path, GIVEN),
        """
        key_result  | current | progress | confidence | status_word
        Open a dock |         | 40       | 7          | At risk
        Train ten   |         | 100      | 9          | Done
    """,
    )
