"""Milestones by quarter: beside key results, or a sheet for each."""

from pathlib import Path

import pytest

from scorecard.intake.tables import Reading
from scorecard.model.reading import Given
from tests.reading import read
from tests.spec.sheets import every_row_is_told, expect, imported, key_results, plain, sheet_of, text_file, workbook

GIVEN = Given(period="2026")


def steps(reading: Reading) -> list[tuple[str, str, str, str]]:
    """Key result, milestone, day by which it is due, and whether it is done."""
    names = [one["key_result"] for one in key_results(reading)]
    assert reading.content is not None
    told = reading.content.milestones.to_pylist()
    return [(names[one["key_result_key"]], one["text"], plain(one["due_on"]), plain(one["done"])) for one in told]


@pytest.mark.parametrize("headings", ["Quarter | Milestone | Status", "Quartal | Meilenstein | Status", "Kwartaal | Mijlpaal | Status"])
def test_the_milestones_of_a_sheet_are_of_what_it_is_called(tmp_path: Path, headings: str) -> None:
    drawn = {
        "Leeds hub": f"{headings}\nQ1 2026 | Sign the lease | Done\nQ2 2026 | Fit out | In progress",
        "New CRM": f"{headings}\nQ1 | Choose the vendor | Done\nQ3 | Train the team | Not started",
    }
    reading = imported(workbook(tmp_path / "plan.xlsx", drawn), GIVEN)
    expect(reading, "key_result | objective | unit | period\nLeeds hub | | | 2026\nNew CRM | | | 2026")
    assert steps(reading) == [
        ("Leeds hub", "Sign the lease", "2026-03-31", "True"),
        ("Leeds hub", "Fit out", "2026-06-30", "False"),
        ("New CRM", "Choose the vendor", "2026-03-31", "True"),
        ("New CRM", "Train the team", "2026-09-30", "False"),
    ]
    every_row_is_told(reading)


def test_or_of_the_key_result_in_the_lines_above(tmp_path: Path) -> None:
    drawn = """
        Objective: Win the north
        Key Result: Open the Leeds hub
        Quarter | Milestone      | Status
        Q1      | Sign the lease | Complete
        Q2      | Fit out        | Delayed
    """
    reading = imported(workbook(tmp_path / "plan.xlsx", {"North": drawn}), GIVEN)
    expect(reading, "objective | key_result | period\nWin the north | Open the Leeds hub | 2026")
    assert [one[1:] for one in steps(reading)] == [("Sign the lease", "2026-03-31", "True"), ("Fit out", "2026-06-30", "False")]


def test_beside_key_results_of_other_sheets_they_are_theirs_or_nobodys(tmp_path: Path) -> None:
    drawn = {
        "OKRs": "Objective | Key Result | Target | Current\nWin | Open the hub | 1 | 0\nWin | Revenue | 100 | 50",
        "Open the hub": "Quarter | Milestone | Status\nQ1 | Sign the lease | Done",
        "New CRM": "Quarter | Milestone | Status\nQ1 | Choose the vendor | Done",
    }
    reading = imported(workbook(tmp_path / "okr.xlsx", drawn), GIVEN)
    assert [one["key_result"] for one in key_results(reading)] == ["Open the hub", "Revenue"]
    assert steps(reading) == [("Open the hub", "Sign the lease", "2026-03-31", "True")]
    assert sheet_of(reading, "New CRM").skipped[0].reason == "a milestone of an initiative, not of a key result"


def test_a_list_that_is_called_after_milestones_is_of_no_key_result(tmp_path: Path) -> None:
    drawn = "Quarter | Milestone | Status\nQ1 2026 | Beta | Done\nQ2 2026 | Funding | Done"
    assert read(text_file(tmp_path / "company.csv", drawn), GIVEN).account.status == "nothing"
    assert read(workbook(tmp_path / "plan.xlsx", {"Key Milestones 2026": drawn}), GIVEN).account.status == "nothing"


def test_quarters_of_the_milestones_of_one_key_result_are_when_these_are_due(tmp_path: Path) -> None:
    drawn = """
        Objective | Key Result       | Quarter | Milestone         | Status
        Win       | Open the hub     | Q1      | Sign the lease    | Done
        Win       | Open the hub     | Q2      | Fit out           | On track
        Win       | Roll out the CRM | Q1      | Choose the vendor | Done
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    expect(reading, "objective | key_result | period | due_on\nWin | Open the hub | 2026 |\nWin | Roll out the CRM | 2026 |")
    assert [one[1:3] for one in steps(reading)] == [
        ("Sign the lease", "2026-03-31"),
        ("Fit out", "2026-06-30"),
        ("Choose the vendor", "2026-03-31"),
    ]


def test_one_quarter_for_each_key_result_stays_its_period(tmp_path: Path) -> None:
    drawn = "Key Result | Quarter | Milestone | Status\nOpen the hub | Q1 | Sign | Done\nOpen the hub | Q1 | Build | Done\nNew CRM | Q2 | Choose | Done"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    expect(reading, "key_result | period\nOpen the hub | 2026-Q1\nNew CRM | 2026-Q2")
