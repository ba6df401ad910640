"""Tables of different headings, each below a line of its own: the objective of the line is that of its key results."""

from pathlib import Path

import pytest

from tests.spec.sheets import every_row_is_told, expect, imported, key_results, objectives, text_file, workbook

FIRST = "Key Result | Target | Actual\nCustomers | 100 | 80\nSales | 50 | 40"
SECOND = "Measure | Baseline | Target | Owner\nNPS | 10 | 40 | Ann\nChurn | 9 | 5 | Bob"
READ = """
    objective | key_result | baseline | target | current | owner
    Grow      | Customers  |          | 100    | 80      |
    Grow      | Sales      |          | 50     | 40      |
    Delight   | NPS        | 10       | 40     |         | Ann
    Delight   | Churn      | 9        | 5      |         | Bob
"""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Objective 1: Grow", "Objective 2: Delight"),
        ("Objective 1 | Grow", "Objective 2 | Delight"),
        ("Objective 1\nGrow", "Objective 2\nDelight"),
        ("O1: Grow", "O2: Delight"),
        ("OKR 1: Grow", "OKR 2: Delight"),
        ("Strategic Goal 1: Grow", "Strategic Goal 2: Delight"),
        ("Team objective: Grow", "Team objective: Delight"),
        ("Strategisches Ziel 1: Grow", "Strategisches Ziel 2: Delight"),
        ("Objetivo estratégico 1: Grow", "Objetivo estratégico 2: Delight"),
        ("Outcome 1: Grow", "Output 1.1: Delight"),
        ("Outcome 1 | Grow", "Output 1.1 | Delight"),
    ],
)
@pytest.mark.parametrize("gap", ["", " | | \n"])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_each_table_belongs_to_the_objective_above_it(tmp_path: Path, one: str, other: str, gap: str, suffix: str) -> None:
    drawn, path = f"{one}\n{FIRST}\n{gap}{other}\n{SECOND}", tmp_path / f"okr{suffix}"
    reading = imported(workbook(path, {"OKRs": drawn}) if suffix == ".xlsx" else text_file(path, drawn))
    expect(reading, READ)
    every_row_is_told(reading)


def test_a_blank_row_may_stand_between_a_line_and_its_table(tmp_path: Path) -> None:
    drawn = f"Objective 1: Grow\n | |\n{FIRST}\n | |\nObjective 2: Delight\n | |\n{SECOND}"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn})), READ)


def test_the_owner_may_stand_beside_the_objective(tmp_path: Path) -> None:
    drawn = f"Objective 1: Grow | Owner: Eve\n{FIRST}\n | |\nObjective 2: Delight | Owner: Fay\n{SECOND}"
    found = key_results(imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn})))
    assert [(one["objective"], one["owner"]) for one in found] == [("Grow", "Eve"), ("Grow", "Eve"), ("Delight", "Ann"), ("Delight", "Bob")]


def test_a_table_may_have_two_columns_right_below_the_table_above(tmp_path: Path) -> None:
    drawn = f"Objective 1: Grow\n{FIRST}\nObjective 2: Delight\nKey Result | Status\nLaunch chat | Done\nHire five | Late"
    found = key_results(imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn})))
    assert [(one["objective"], one["key_result"], one["status_word"]) for one in found[2:]] == [
        ("Delight", "Launch chat", "Done"),
        ("Delight", "Hire five", "Late"),
    ]


@pytest.mark.parametrize("heading", ["Description", "What", "Title", "What we do"])
def test_the_texts_of_a_table_below_its_objective_are_key_results_whatever_they_are_called(tmp_path: Path, heading: str) -> None:
    drawn = f"Objective 1: Grow\n{FIRST}\n | |\nObjective 2: Delight\n{SECOND.replace('Measure', heading)}"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn})), READ)


@pytest.mark.parametrize("times", ["Q1 | Q2", "Jan | Feb", "2025 | 2026", "Q1 actual | Q2 actual"])
def test_a_later_table_may_have_columns_of_times(tmp_path: Path, times: str) -> None:
    drawn = f"Objective 1: Grow\n{FIRST}\nObjective 2: Delight\nKPI | {times} | Target\nNPS | 10 | 20 | 40\nChurn | 9 | 8 | 5"
    found = key_results(imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawn})))
    assert [(one["objective"], one["key_result"], one["target"], one["current"]) for one in found[2:]] == [
        ("Delight", "NPS", "40", "20"),
        ("Delight", "Churn", "5", "8"),
    ]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_the_line_of_the_objective_may_head_the_key_results_itself(tmp_path: Path, suffix: str) -> None:
    drawn = f"{FIRST}\n | |\n{SECOND}".replace("Key Result", "Objective 1: Grow").replace("Measure", "Objective 2: Delight")
    path = tmp_path / f"okr{suffix}"
    reading = imported(workbook(path, {"OKRs": drawn}) if suffix == ".xlsx" else text_file(path, drawn))
    expect(reading, READ)
    every_row_is_told(reading)


@pytest.mark.parametrize("more", ["# | {} | Target | Actual | Remarks by the board", "{} | Target | Actual | Remarks by the board"])
def test_a_number_and_a_remark_may_stand_beside_such_a_line(tmp_path: Path, more: str) -> None:
    lead = "1 | " if more.startswith("#") else ""
    drawn = f"{more.format('Objective 1: Grow')}\n{lead}Customers | 100 | 80 | seen"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn})), "objective | key_result | target | current\nGrow | Customers | 100 | 80")


@pytest.mark.parametrize("heading", ["Objective:", "Goal :", "OBJECTIVE: ", "Objective 1:"])
def test_a_heading_with_a_colon_names_no_objective(tmp_path: Path, heading: str) -> None:
    drawn = f"{heading} | Owner: | Target: | Actual:\nCustomers | Ann | 100 | 80\nSales | Bob | 50 | 40"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}))
    expect(reading, "objective | key_result | target | owner\n | Customers | 100 | Ann\n | Sales | 50 | Bob")


@pytest.mark.parametrize("label", ["Objective", "Strategic goal"])
def test_one_heading_below_the_first_line_holds_for_the_rows_below_the_others(tmp_path: Path, label: str) -> None:
    drawn = f"{label} 1: Grow\n{FIRST}\n{label} 2: Delight\nNPS | 40 | 30\n{label} 3: Learn\nTraining | 20 | 5"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}))
    expect(
        reading,
        """
        objective | key_result | target | current
        Grow      | Customers  | 100    | 80
        Grow      | Sales      | 50     | 40
        Delight   | NPS        | 40     | 30
        Learn     | Training   | 20     | 5
    """,
    )
    every_row_is_told(reading)


def test_such_lines_may_stand_right_below_each_other_s_tables(tmp_path: Path) -> None:
    drawn = "O1: Grow | Q1 | Q2 | Target\nCustomers | 10 | 80 | 90\nO2: Delight | Q1 | Q2 | Target\nNPS | 10 | 40 | 50"
    found = key_results(imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawn})))
    assert [(one["objective"], one["key_result"], one["current"]) for one in found] == [("Grow", "Customers", "80"), ("Delight", "NPS", "40")]


def test_a_line_that_is_no_objective_names_none(tmp_path: Path) -> None:
    drawn = f"Sales figures\n{FIRST}\n | |\nService figures\n{SECOND}"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}))
    assert len(key_results(reading)) == 4
    assert not objectives(reading)
