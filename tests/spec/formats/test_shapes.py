"""How sheets are turned: transposed, side by side, below each other, headings over two rows, lists in a cell."""

from pathlib import Path

from scorecard.model.reading import Given
from tests.spec.sheets import every_row_is_told, expect, imported, objectives, sheet_of, workbook

GIVEN = Given(period="2026-Q3")


def test_objectives_as_columns_and_attributes_as_rows(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Our quarter | Q3 2026
        Objective   | Calm mornings   | Fair shifts | Earn more
        Key result  | Late plans      | Wishes met  | Freight margin
        Owner       | Plan lead       | Crew lead   | Head
        Baseline    | 30              | 50%         | 8%
        Target      | 5               | 90%         | 12%
        Current     | 18              | 60%         | 10%
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        cell | objective     | key_result     | owner     | period  | baseline | target | current | unit_of_measure
        B3   | Calm mornings | Late plans     | Plan lead | 2026-Q3 | 30       | 5      | 18      |
        C3   | Fair shifts   | Wishes met     | Crew lead | 2026-Q3 | 50       | 90     | 60      | %
        D3   | Earn more     | Freight margin | Head      | 2026-Q3 | 8        | 12     | 10      | %
    """,
    )
    assert "transposed" in sheet_of(reading, "OKR").layout
    every_row_is_told(reading)


def test_perspectives_as_columns_with_a_measure_in_each(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "bsc.xlsx",
        {
            "BSC 2026": """
        Perspective | Financial      | Customer        | Internal Process | Learning and Growth
        Objective   | Earn more      | Please shippers | Calm mornings    | Good employer
        Measure     | Freight margin | Complaints      | Late plans       | Leavers
        Target      | 12             | 10              | 5                | 6
        Actual      | 10             | 31              | 18               | 12
    """
        },
    )
    expect(
        imported(path),
        """
        perspective         | objective       | key_result     | target | current | period
        Financial           | Earn more       | Freight margin | 12     | 10      | 2026
        Customer            | Please shippers | Complaints     | 10     | 31      | 2026
        Internal Process    | Calm mornings   | Late plans     | 5      | 18      | 2026
        Learning and Growth | Good employer   | Leavers        | 6      | 12      | 2026
    """,
    )


def test_two_tables_side_by_side(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Routes        |            |        |         |  | Crew        |            |        |
        Objective     | Key Result | Target | Current |  | Objective   | Key Result | Target | Current
        Calm mornings | Late plans |      5 |      18 |  | Fair shifts | Wishes met |    90% |     60%
        Full lorries  | Pallets    |     28 |      22 |  | Fair shifts | Swaps      |     10 |      26
                      |            |        |         |  | Good home   | Leavers    |      6 |      12
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        row | cell | objective     | key_result | target | current
        3   | B3   | Calm mornings | Late plans | 5      | 18
        4   | B4   | Full lorries  | Pallets    | 28     | 22
        3   | G3   | Fair shifts   | Wishes met | 90     | 60
        4   | G4   | Fair shifts   | Swaps      | 10     | 26
        5   | G5   | Good home     | Leavers    | 6      | 12
    """,
    )
    every_row_is_told(reading)


def test_tables_below_each_other_have_titles_that_tell_their_unit_or_perspective(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Team: Routes  |            |        |
        Objective     | Key Result | Target | Current
        Calm mornings | Late plans |      5 |      18
        Total         |            |        |
        Team: Crew    |            |        |
        Objective     | Key Result | Target | Current
        Fair shifts   | Wishes met |     90 |      60
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        row | unit   | objective     | key_result | target | current
        3   | Routes | Calm mornings | Late plans | 5      | 18
        7   | Crew   | Fair shifts   | Wishes met | 90     | 60
    """,
    )
    every_row_is_told(reading)


def test_tables_of_other_columns_below_each_other(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Objective ID | Objective     | Owner
        O1           | Calm mornings | Plan lead
        O2           | Fair shifts   | Crew lead
        KR ID        | Objective ID  | Key Result | Baseline | Target
        K1           | O1            | Late plans | 30       | 5
        K2           | O2            | Wishes met | 50       | 90
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        row | source_id | objective     | key_result | owner     | baseline | target
        5   | K1        | Calm mornings | Late plans | Plan lead | 30       | 5
        6   | K2        | Fair shifts   | Wishes met | Crew lead | 50       | 90
    """,
    )
    every_row_is_told(reading)


def test_a_heading_over_two_rows_with_the_years_above(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "plan.xlsx",
        {
            "Plan": """
        Objective     | Measure        | Baseline | 2025   |        | 2026   |
                      |                |          | Target | Actual | Target | Actual
        Earn more     | Freight margin |        8 |     10 |      9 |     12 | 10
        Calm mornings | Late plans     |       30 |     20 |     24 |      5 | 18
    """
        },
        merge=["D1:E1", "F1:G1", "A1:A2", "B1:B2", "C1:C2"],
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | objective     | key_result     | baseline | target | current | period | check_ins
        3   | Earn more     | Freight margin | 8        | 12     | 10      | 2026   | 2
        4   | Calm mornings | Late plans     | 30       | 5      | 18      | 2026   | 2
    """,
    )
    every_row_is_told(reading)


def test_a_heading_over_two_rows_with_groups_of_names_above(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Objective      |           | Key Result     |       |        |
        Name           | Owner     | Name           | Start | Target | Current
        Calm mornings  | Plan lead | Late plans     |    30 |      5 | 18
        Fair shifts    | Crew lead | Wishes met     |    50 |     90 | 60
    """
        },
        merge=["A1:B1", "C1:F1"],
    )
    expect(
        imported(path, GIVEN),
        """
        objective     | key_result | owner     | baseline | target | current
        Calm mornings | Late plans | Plan lead | 30       | 5      | 18
        Fair shifts   | Wishes met | Crew lead | 50       | 90     | 60
    """,
    )


def test_quarters_above_and_roles_below(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "KPI 2026.xlsx",
        {
            "KPI": """
                      |            | Q1     |        | Q2     |
        Objective     | KPI        | Target | Actual | Target | Actual
        Calm mornings | Late plans |     20 |     24 |      5 | 18
    """
        },
        merge=["C1:D1", "E1:F1"],
    )
    expect(
        imported(path), "objective | key_result | target | current | period | check_ins\nCalm mornings | Late plans | 5 | 18 | 2026-Q2 | 2"
    )


def test_several_key_results_in_one_cell_are_one_each(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Objective     | Key Results                                                                     | Owner
        Calm mornings | KR1: Late plans from 30 to 5\\nKR2: Changes at dawn from 12 to 2                | Plan lead
        Fair shifts   | 1. Wishes met from 50% to 90%\\n2. Swaps from 26 to 10\\n3. Handbook signed     | Crew lead
        Earn more     | Margin from 8% to 12%; Cost a pallet from 41 to 35                              | Head
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        row | objective     | key_result                   | owner     | baseline | target
        2   | Calm mornings | Late plans from 30 to 5      | Plan lead | 30       | 5
        2   | Calm mornings | Changes at dawn from 12 to 2 | Plan lead | 12       | 2
        3   | Fair shifts   | Wishes met from 50% to 90%   | Crew lead | 50       | 90
        3   | Fair shifts   | Swaps from 26 to 10          | Crew lead | 26       | 10
        3   | Fair shifts   | Handbook signed              | Crew lead |          |
        4   | Earn more     | Margin from 8% to 12%        | Head      | 8        | 12
        4   | Earn more     | Cost a pallet from 41 to 35  | Head      | 41       | 35
    """,
    )
    every_row_is_told(reading)


def test_lists_beside_lists_belong_together_line_by_line(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Objective     | Key Results                  | Target  | Current
        Calm mornings | Late plans\\nChanges at dawn | 5\\n2   | 18\\n7
        Fair shifts   | Wishes met                   | 90%     | 60%
    """
        },
    )
    expect(
        imported(path, GIVEN),
        """
        row | objective     | key_result      | target | current
        2   | Calm mornings | Late plans      | 5      | 18
        2   | Calm mornings | Changes at dawn | 2      | 7
        3   | Fair shifts   | Wishes met      | 90     | 60
    """,
    )


def test_a_sentence_over_two_lines_is_one_key_result(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": "Objective | Key Result | Target\nCalm mornings | Late plans at\\nthe northern gate | 5\nFair shifts | Wishes; all of them | 90"
        },
    )
    expect(imported(path, GIVEN), "key_result | target\nLate plans at the northern gate | 5\nWishes; all of them | 90")


def test_objectives_as_headline_rows_with_their_own_small_tables_below(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Q3 2026": """
        Objective 1: Calm mornings |        |         |
        Key Result                 | Target | Current | Owner
        Late plans                 |      5 |      18 | Plan lead
        Changes at dawn            |      2 |       7 | Plan lead
        Objective 2: Fair shifts   |        |         |
        Key Result                 | Target | Current | Owner
        Wishes met                 |    90% |     60% | Crew lead
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | objective     | key_result      | target | current | owner     | period
        3   | Calm mornings | Late plans      | 5      | 18      | Plan lead | 2026-Q3
        4   | Calm mornings | Changes at dawn | 2      | 7       | Plan lead | 2026-Q3
        7   | Fair shifts   | Wishes met      | 90     | 60      | Crew lead | 2026-Q3
    """,
    )
    assert [row["row"] for row in objectives(reading)] == ["1", "5"]
    every_row_is_told(reading)


def test_objective_rows_above_their_key_results_in_one_column_by_their_labels(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Sheet1": """
        OKR                      | Owner     | Start | Target | Current
        O1: Calm mornings        | Plan lead |       |        |
        KR1: Late plans          | Plan lead |    30 |      5 | 18
        KR2: Changes at dawn     | Plan lead |    12 |      2 | 7
        O2: Fair shifts          | Crew lead |       |        |
        KR1: Wishes met          | Crew lead |    50 |     90 | 60
        KR2: Handbook signed     | Crew lead |       |        |
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        row | objective     | key_result      | owner     | baseline | target | current
        3   | Calm mornings | Late plans      | Plan lead | 30       | 5      | 18
        4   | Calm mornings | Changes at dawn | Plan lead | 12       | 2      | 7
        6   | Fair shifts   | Wishes met      | Crew lead | 50       | 90     | 60
        7   | Fair shifts   | Handbook signed | Crew lead |          |        |
    """,
    )
