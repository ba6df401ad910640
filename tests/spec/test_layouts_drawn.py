"""Misreadings that drawn workbooks brought to light (tests/property/test_layouts_read_back.py), each in its smallest form."""

from pathlib import Path

from tests.spec.sheets import codes, expect, imported, key_results, objectives, sheet_of, workbook


def test_a_key_result_that_repeats_its_objective_has_no_owner_where_none_is_written(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Plan": """
        Objective     | Key result  | Owner | Target
        Calm mornings | Late plans  | Ida   |      5
        Calm mornings | Early plans |       |      9
        Fair shifts   | Wishes met  | Noor  |      7
                      | Swaps       |       |      3
    """
        },
    )
    expect(
        imported(path),
        """
        objective     | key_result  | owner
        Calm mornings | Late plans  | Ida
        Calm mornings | Early plans |
        Fair shifts   | Wishes met  | Noor
        Fair shifts   | Swaps       | Noor
    """,
    )


def test_a_placeholder_is_no_status_and_no_comment(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Plan": """
        Objective     | Key result  | Current | Status   | Comment
        Calm mornings | Late plans  |       5 | On track | n/a
        Calm mornings | Early plans |       9 | tbd      | Waits
    """
        },
    )
    expect(
        imported(path),
        """
        key_result  | status_word | comment
        Late plans  | On track    |
        Early plans |             | Waits
    """,
    )


def test_data_above_a_repeated_heading_are_no_upper_row_of_it(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Plan": """
        Key result  | Cost centre | Start value | Due             | Board ref | Current | Objective
        Late plans  |             |          12 | 4 November 2026 |           |       9 | Calm mornings
        Key result  | Cost centre | Start value | Due             | Board ref | Current | Objective
        Early plans | X           |           3 | 5 November 2026 | Y         |       2 | Calm mornings
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        objective     | key_result  | baseline | current | due_on
        Calm mornings | Late plans  | 12       | 9       | 2026-11-04
        Calm mornings | Early plans | 3        | 2       | 2026-11-05
    """,
    )
    assert sheet_of(reading, "Plan").layout == "flat"


def test_labels_of_every_language_come_off_and_two_labelled_parts_may_stand_on_two_lines(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Headline": """
        Objetivo 1: Travesías puntuales
        Resultado clave | Meta
        Esperas         |    5
    """,
            "Parts": """
        Goal and target                        | Owner | Target value
        Ziel: Ruhiger Hafen\\nErgebnis: Anleger | Ida   |            3
        Ziel: Ruhiger Hafen\\nErgebnis: Boote   |       |            4
    """,
        },
    )
    expect(
        imported(path),
        """
        objective           | key_result | target | owner
        Travesías puntuales | Esperas    | 5      |
        Ruhiger Hafen       | Anleger    | 3      | Ida
        Ruhiger Hafen       | Boote      | 4      |
    """,
    )


def test_labelled_parts_above_a_repeated_heading_are_no_title(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Plan": """
        Goal and target                   | Target value
        Goal: Grow; Target: Sales         |            8
        Goal and target                   | Target value
        Goal: Hire well; Target: Planners |            3
    """
        },
    )
    expect(imported(path), "objective | key_result | target\nGrow | Sales | 8\nHire well | Planners | 3")


def test_a_unit_of_several_words_beside_a_number_is_an_organisations(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Plan": """
        Objective | Key result | Target | Unit
        Grow      | Sales      |      8 | Workshops North
        Grow      | Visits     |      3 | Harbour crew
    """,
            "Measured": """
        Objective | Key result | Owner | Target | Unit
        Hire      | Planners   | Ida   |      8 | people
    """,
        },
    )
    expect(
        imported(path),
        """
        key_result | unit            | unit_of_measure
        Sales      | Workshops North |
        Visits     | Harbour crew    |
        Planners   |                 | people
    """,
    )


def test_tables_of_one_column_are_parted_by_their_headings_and_hold_no_notes(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Headlines": """
        Objective 1: Grow
        KPI
        Sales in the north
        Objective 2: Hire
        KPI
        Planners found
    """,
            "Labels": """
        Goals
        O 1: Keep
        KR 1.1: Visits
             |
        KR 1.2: Visitors who come back to us before the end of the year and bring a friend
    """,
        },
    )
    expect(
        imported(path),
        """
        objective | key_result
        Keep      | Visits
        Keep      | Visitors who come back to us before the end of the year and bring a friend
        Grow      | Sales in the north
        Hire      | Planners found
    """,
    )


def test_commas_in_the_sentences_of_the_only_column_part_nothing(tmp_path: Path) -> None:
    path = tmp_path / "okr.csv"
    path.write_text("Goals\nO 1: Grow\nKR 1.1: Sales, in the north\nKR 1.2: Visits\n")
    expect(imported(path), "objective | key_result\nGrow | Sales, in the north\nGrow | Visits")


def test_a_list_of_objectives_lends_unit_and_period_to_the_key_results_that_name_them_by_their_words(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Key results": """
        Objective | Key result | Target
        Grow      | Sales      |      8
        Grow      | Visits     |      3
        Hire      | Planners   |      2
    """,
            "Objectives": """
        Objective | Team  | Period  | Perspective
        Grow      | North | 2026-Q1 | Customer
        Hire      | North | 2026-Q1 | Financial
        Hire      | South | 2026-Q1 | Financial
    """,
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        objective | key_result | unit  | period  | perspective
        Grow      | Sales      | North | 2026-Q1 | Customer
        Grow      | Visits     | North | 2026-Q1 | Customer
        Hire      | Planners   |       |         |
    """,
    )
    assert [row["unit"] for row in objectives(reading) if row["text"] == "Grow"] == ["North"]


def test_a_measure_that_stands_again_with_another_day_beside_its_objective_is_one_key_result(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Values": """
        Objective | Key result | Date       | Actual | Period  | Target
        Grow      | Sales      | 2026-01-31 |      2 | 2026-Q1 |      8
        Grow      | Visits     | 2026-01-31 |      5 | 2026-Q1 |      9
        Grow      | Sales      | 2026-02-28 |      4 | 2026-Q1 |      8
        Hire      | Planners   | 2026-01-31 |      1 | 2026-Q1 |      2
    """
        },
    )
    expect(
        imported(path),
        """
        objective | key_result | current | observed_on | check_ins
        Grow      | Sales      | 4       | 2026-02-28  | 2
        Grow      | Visits     | 5       | 2026-01-31  | 1
        Hire      | Planners   | 1       | 2026-01-31  | 1
    """,
    )


def test_a_placeholder_is_no_status_of_a_numbered_key_result(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Plan": """
        Objective | KR1   | KR1 Status | KR2    | KR2 Status
        Grow      | Sales | At risk    | Visits | -
    """
        },
    )
    expect(imported(path), "key_result | status_word\nSales | At risk\nVisits |")


def test_a_long_key_result_alone_in_its_row_behind_a_blank_row_is_no_note(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Plan": """
        Objective | Key result                                                            | Team
        Grow      |                                                                       | North
        |
                  | Visitors who come back to us before the end of the year with a friend |
    """
        },
    )
    expect(
        imported(path),
        """
        objective | key_result
        Grow      | Visitors who come back to us before the end of the year with a friend
    """,
    )


def test_dates_beside_a_heading_make_no_heading_row_of_a_turned_table(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Plan": """
        Objective  | Grow       | Grow       | Hire       | Keep       | Keep
        Key result | Sales      | Visits     | Planners   | Friends    | Calls
        Owner      | Ida        | Noor       | Ida        | Ida        | Noor
        Target     | 8          | 9          | 2          | 4          | 7
        Current    | 1          | 2          | 1          | 3          | 6
        Due        | 2026-01-01 | 2026-02-01 | 2026-03-01 | 2026-04-01 | 2026-05-01
    """
        },
    )
    expect(imported(path), "key_result | target | due_on\nSales | 8 | 2026-01-01\nVisits | 9 | 2026-02-01\nPlanners | 2 | 2026-03-01\n"
           "Friends | 4 | 2026-04-01\nCalls | 7 | 2026-05-01")  # fmt: skip


def test_units_below_a_table_are_units_and_no_key_results(tmp_path: Path) -> None:
    path = tmp_path / "okr.csv"
    path.write_text("Objective,Key result,Owner,Target\nGrow,Sales,Ida,8\nHire,Planners,Ida,2\n\nUnit,Level\nNorth,team\n")
    reading = imported(path)
    expect(reading, "objective | key_result\nGrow | Sales\nHire | Planners")
    assert reading.content is not None
    assert reading.content.units.to_pylist() == [{"unit": "North", "parent": None, "level": "team", "rollup_weight": None}]


def test_a_line_parted_otherwise_may_have_quotes_and_the_files_delimiter_in_it(tmp_path: Path) -> None:
    path = tmp_path / "okr.csv"
    path.write_text('Objective\tKey result\tTarget\tComment\nGrow,Sales,8,"Waits, still"\nHire\tPlanners\t2\tNone left\n')
    reading = imported(path)
    expect(reading, "objective | key_result | target\nGrow | Sales | 8\nHire | Planners | 2")
    assert "file-note" in codes(reading)


def test_a_quote_too_many_swallows_no_line(tmp_path: Path) -> None:
    path = tmp_path / "okr.csv"
    path.write_text('Objective,Key result,Target,Comment\nGrow,Sales,8,"\nHire,Planners,2,Waits"\nKeep,Calls,3,\n')
    reading = imported(path)
    assert [row["key_result"] for row in key_results(reading)][-1] == "Calls"
    assert {"Sales", "Planners"} <= {row["key_result"] for row in key_results(reading)} or "line-unreadable" in codes(reading)


def test_a_row_shifted_like_a_torn_one_is_left_out_too(tmp_path: Path) -> None:
    path = tmp_path / "okr.csv"
    path.write_text(
        "Objective,Key result,Owner,Target,Comment\nGrow,Sales,Ida,8,Waits\nHire,Planners,x,Ida,2,Waits\nKeep,Calls,x,Noor,3,\nRest,Days,Ida,4,\n"
    )
    reading = imported(path)
    expect(reading, "objective | key_result | target\nGrow | Sales | 8\nRest | Days | 4")
    assert [one.cell for one in reading.account.findings if one.code == "row-torn"] == ["A3", "A4"]
