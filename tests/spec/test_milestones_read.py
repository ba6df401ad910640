"""Milestones in workbooks: a sheet of their own, rows below their key result, columns M1, M2, …, and values that say yes or no."""

from pathlib import Path
from typing import Any

import pytest

from scorecard.intake.tables import Reading
from scorecard.model.reading import Given
from tests.spec.sheets import cells, codes, every_row_is_told, expect, imported, key_results, plain, workbook

GIVEN = Given(period="2026-Q3", unit="Sales")
OKRS = """
    Objective | KR ID | Key Result             | KR type   | Baseline | Target | Current
    Calm days | KR-1  | Open the hub           | Milestone |          |        |
    Calm days | KR-2  | Rating of the shops    |           |      3.9 |    4.5 |     4.1
"""


def milestones(reading: Reading, drawing: str) -> None:
    """The milestones read are the drawn ones, in the columns drawn; `of` is the key result's text."""
    assert reading.content is not None
    of = {one["key"]: one["text"] for one in reading.content.key_results.to_pylist()}
    headings, *rows = cells(drawing)
    told: list[dict[str, Any]] = [{**one, "of": of[one["key_result_key"]]} for one in reading.content.milestones.to_pylist()]
    found = [[plain(one[name]) for name in headings] for one in told]
    assert found == rows, "\n".join(" | ".join(row) for row in [headings, *found])


def test_a_sheet_of_milestones_names_its_key_results_by_id_or_by_text(tmp_path: Path) -> None:
    steps = """
        KR ID | Key Result          | Milestone       | Due date   | Done on    | Weight
        KR-1  |                     | Lease signed    | 2026-07-31 | 2026-07-28 |      1
              |                     | Racks installed | 2026-08-31 |            |      2
              | Rating of the shops | Survey sent     | 2026-08-15 |            |
        KR-9  |                     | Lost            |            |            |
        KR-1  |                     | First lorry out | 2026-09-15 | soon       |      2
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": OKRS, "Milestones": steps}), GIVEN)
    milestones(
        reading,
        """
        of                  | text            | due_on     | done  | done_on    | weight | sheet      | cell
        Open the hub        | Lease signed    | 2026-07-31 | True  | 2026-07-28 | 1      | Milestones | C2
        Open the hub        | Racks installed | 2026-08-31 | False |            | 2      | Milestones | C3
        Rating of the shops | Survey sent     | 2026-08-15 | False |            | 1      | Milestones | C4
        Open the hub        | First lorry out | 2026-09-15 | False |            | 2      | Milestones | C6
    """,
    )
    expect(
        reading,
        """
        key_result          | key_result_type | target
        Open the hub        | milestone       |
        Rating of the shops | increase        | 4.5
    """,
    )
    assert {(one.code, one.cell) for one in reading.account.findings} == {("milestone-orphaned", "A5"), ("done-unclear", "E6")}
    every_row_is_told(reading)


@pytest.mark.parametrize(
    ("heading", "yes", "no"),
    [("Done", "yes", "no"), ("Erledigt", "x", ""), ("Completed", "100%", "40%"), ("Status", "Done", "In progress"), ("Gedaan", "ja", "nee")],
)
def test_a_mark_says_whether_a_milestone_is_done(tmp_path: Path, heading: str, yes: str, no: str) -> None:
    steps = f"Key Result | Milestone | {heading}\nOpen the hub | Lease signed | {yes}\nOpen the hub | Racks installed | {no}"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": OKRS, "Steps": steps}), GIVEN)
    milestones(reading, "text | done | done_on\nLease signed | True |\nRacks installed | False |")
    assert not codes(reading)


def test_milestones_stand_in_the_rows_below_their_key_result(tmp_path: Path) -> None:
    drawn = """
        Objective | Key Result          | Target | Owner | Milestone       | Due        | Done
        Calm days | Open the hub        |        | Ada   | Lease signed    | 2026-07-31 | yes
                  |                     |        |       | Racks installed | 2026-08-31 | no
        Calm days | Rating of the shops |    4.5 | Bo    |                 |            |
        Busy days | Answer the mail     |        | Cy    | Desk opened     | 2026-09-01 | no
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    expect(
        reading,
        """
        row | objective | key_result          | target | owner | due_on
        2   | Calm days | Open the hub        |        | Ada   |
        4   | Calm days | Rating of the shops | 4.5    | Bo    |
        5   | Busy days | Answer the mail     |        | Cy    |
    """,
    )
    milestones(
        reading,
        """
        of              | text            | due_on     | done  | row
        Open the hub    | Lease signed    | 2026-07-31 | True  | 2
        Open the hub    | Racks installed | 2026-08-31 | False | 3
        Answer the mail | Desk opened     | 2026-09-01 | False | 5
    """,
    )
    every_row_is_told(reading)


def test_a_milestone_beside_a_target_in_the_same_row_is_a_remark(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Target | Milestone | Due\nCalm days | Rating | 4 | Survey | 2026-09-01\nCalm days | Mail | 9 | Desk | 2026-09-01"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    milestones(reading, "of | text")
    assert [one["due_on"] for one in key_results(reading)] == ["2026-09-01", "2026-09-01"]


def test_key_results_that_are_measured_otherwise_stay_so_beside_milestones(tmp_path: Path) -> None:
    drawn = """
        Objective | Key Result   | Milestones      | Owner | Progress | Status
        Calm days | Open the hub | Lease signed    | Ada   |      60% | On track
                  |              | Racks installed |       |          |
        Busy days | Move the lab | Boxes packed    | Bo    |      20% | At risk
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    expect(
        reading,
        """
        key_result   | progress | owner | status_word
        Open the hub | 60       | Ada   | On track
        Move the lab | 20       | Bo    | At risk
    """,
    )
    milestones(reading, "of | text")
    every_row_is_told(reading)


def test_a_sheet_of_milestones_that_tells_nowhere_what_is_done_leaves_key_results_without_a_type_alone(tmp_path: Path) -> None:
    okrs = """
        Objective | Key Result   | KR type   | Target
        Calm days | Open the hub |           |
        Calm days | Move the lab | Milestone |
        Calm days | Rating       |           |      5
    """
    steps = "Key Result | Milestone | Due\nOpen the hub | Lease | 2026-08-01\nMove the lab | Boxes | 2026-08-01\nRating | Survey | 2026-08-01"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": okrs, "Steps": steps}), GIVEN)
    milestones(reading, "of | text | done\nMove the lab | Boxes | False\nRating | Survey | False")
    every_row_is_told(reading)


def test_columns_of_done_marks_are_milestones(tmp_path: Path) -> None:
    drawn = """
        Objective | Key Result   | Target | M1 | M2         | M3 Opening
        Calm days | Open the hub |        | x  | 2026-08-02 |
        Calm days | Rating       |    4.5 |    |            |
        Calm days | Move the lab |        | no | no         | no
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    milestones(
        reading,
        """
        of           | text       | done  | done_on    | cell
        Open the hub | M1         | True  |            | D2
        Open the hub | M2         | True  | 2026-08-02 | E2
        Open the hub | M3 Opening | False |            | F2
        Move the lab | M1         | False |            | D4
        Move the lab | M2         | False |            | E4
        Move the lab | M3 Opening | False |            | F4
    """,
    )


def test_a_value_that_says_yes_or_no_is_read_where_the_type_asks_for_it(tmp_path: Path) -> None:
    drawn = """
        Objective | Key Result      | KR type    | Target | Current | Date
        Calm days | New till        | Yes/No     | Done   | yes     | 2026-08-01
        Calm days | New desk        | Binary     |        | no      |
        Calm days | Open the hub    | Milestone  |        | done    | 2026-08-03
        Calm days | Move the lab    | Milestone  |        | maybe   |
        Calm days | Rating          | Increase   |    4.5 | yes     |
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    expect(
        reading,
        """
        key_result   | key_result_type | target | current | observed_on
        New till     | binary          |        | 1       | 2026-08-01
        New desk     | binary          |        | 0       |
        Open the hub | milestone       |        | 1       | 2026-08-03
        Move the lab | milestone       |        |         |
        Rating       | increase        | 4.5    |         |
    """,
    )
    milestones(reading, "of | text | done | done_on | cell\nOpen the hub | Open the hub | True | 2026-08-03 | B4")
    assert {(one.code, one.cell) for one in reading.account.findings} == {("done-unclear", "E5"), ("number-unreadable", "E6")}


def test_a_log_may_say_yes_and_no_of_what_is_done_or_not(tmp_path: Path) -> None:
    okrs = "Objective | KR ID | Key Result | KR type | Target\nCalm days | K1 | New till | Binary |\nCalm days | K2 | Rating | | 5"
    log = "KR ID | Date | Value\nK1 | 2026-07-01 | no\nK1 | 2026-08-01 | yes\nK2 | 2026-08-01 | yes"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": okrs, "Log": log}), GIVEN)
    assert reading.content is not None
    told = [(one["observed_on"].isoformat(), one["value"]) for one in reading.content.check_ins.to_pylist() if one["value"] is not None]
    assert told == [("2026-07-01", 0.0), ("2026-08-01", 1.0)]
    assert [(one.code, one.cell) for one in reading.account.findings] == [("number-unreadable", "C4")]
