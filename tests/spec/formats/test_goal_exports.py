"""Exports of goals with what each row belongs to, how much it weighs there and its check-ins written into cells."""

import csv
from datetime import date
from pathlib import Path

import pytest

from scorecard import desk
from scorecard.measures.progress import key_results as standing
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.sheets import expect, imported, objectives, sheet_of

HEADINGS = (
    "Id", "Title", "Team", "Owner", "Period", "Start Date", "End Date", "Aligned To (weight, Objective ID)", "Metric Name", "Unit", "Target",
    "Object Type", "Start", "Last Check-in", "Progress %", "Actual Progress", "Status", "Checkins", "", "",
)  # fmt: skip
QUIET, NIGHTS = "Be the quiet railway", "Fewer complaints at night"


def told(day: str, value: str, status: str, note: str) -> str:
    return f"Checkin Date: {day}; User: Night desk; Note: {note}; Metric Name: Any; Status: {status}; Current Value: {value}; Activity Date: {day};"


ROWS = (
    (100, QUIET, "Group", "Board", "Annual 2026", "2026-01-01", "2026-12-31", "", "Progress", "%", 100, "Objective", 0, "", 40, 40, "At Risk"),
    (101, NIGHTS, "Depots", "Night desk", "Annual 2026", "2026-01-01", "2026-12-31", f"{QUIET}(weight: 50%, Id: 100)", "Progress", "%", 100,
     "Objective", 0, "", 40, 40, "At Risk"),
    (200, "Complaints a month", "Depots", "Night desk", "Q2 2026", "2026-04-01", "2026-06-30", f"{NIGHTS}(weight: 60%, Id: 101)", "Complaints",
     "", 8, "Key result", 20, "2026-06-10", 66.67, 12, "On Track", told("2026-06-10", "12", "On Track", "Fewer"),
     told("2026-05-10", "17", "Behind", "Slow; but it moves"), told("2026-04-10", "19", "Behind", "")),
    (201, "Trains on time", "Depots", "Plan desk", "Q2 2026", "2026-04-01", "2026-06-30", f"{NIGHTS}(weight: 40%, Id: 101)", "Progress", "%",
     100, "Key result", 0, "2026-05-02", 80, 80, "On Track", told("2026-05-02", "80%", "On Track", "Kept")),
    (300, "Fit quiet brakes", "Depots", "Works", "Q2 2026", "2026-04-01", "2026-06-30", "Complaints a month(weight: 0%, Id: 200)", "Progress",
     "%", 100, "Deliverable", 0, "2026-05-02", 10, 10, "Behind", told("2026-05-02", "10%", "Behind", "Late")),
)  # fmt: skip


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "goals.csv"
    with path.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([HEADINGS, *((*row, *[""] * (len(HEADINGS) - len(row))) for row in ROWS)])
    return path


def test_goals_stand_below_what_is_named_with_its_id_and_weigh_as_is_said_there(export: Path) -> None:
    reading = imported(export, Given())
    expect(
        reading,
        """
        source_id | objective                 | key_result         | baseline | target | weight | owner
        200       | Fewer complaints at night | Complaints a month | 20       | 8      | 60     | Night desk
        201       | Fewer complaints at night | Trains on time     | 0        | 100    | 40     | Plan desk
    """,
    )
    assert [(one["source_id"], one["parent_source_id"], one["weight"]) for one in objectives(reading)] == [("100", "", "1"), ("101", "100", "1")]
    [skipped] = [one for one in sheet_of(reading, "").skipped if "project" in one.reason]
    assert skipped.rows == (6,)


def test_check_ins_in_cells_are_its_values_by_day(store: Store, export: Path) -> None:
    reading = imported(export, Given())
    assert reading.content is not None
    found = reading.content.check_ins.select(["row", "observed_on", "value", "status_word", "comment"]).to_pylist()
    assert {(one["row"], one["observed_on"], one["value"], one["status_word"], one["comment"]) for one in found} >= {
        (4, date(2026, 6, 10), 12.0, "On Track", "Fewer"),
        (4, date(2026, 5, 10), 17.0, "Behind", "Slow; but it moves"),
        (4, date(2026, 4, 10), 19.0, "Behind", None),
        (5, date(2026, 5, 2), 80.0, "On Track", "Kept"),
    }
    assert {one["row"] for one in found} == {4, 5}
    assert not [one for one in reading.account.findings if one.code == "heading-not-recognised" and one.value == "Checkins"]
    assert desk.import_file(store, export, Given(), by="test").status == "loaded"
    assert {one.key_result: one.current for one in standing(store, Scope(date(2026, 5, 20)))} == {"Complaints a month": 17, "Trains on time": 80}
    assert {one.key_result: one.current for one in standing(store, Scope(date(2026, 6, 20)))} == {"Complaints a month": 12, "Trains on time": 80}


def test_dates_and_notes_in_a_text_without_a_value_are_no_check_in(tmp_path: Path) -> None:
    path = tmp_path / "goals.csv"
    path.write_text("ID,Objective,Key result,Target,Remarks\n1,Grow,Sales,10,Date: 2026-05-02; Note: looked at\n2,Grow,Shops,4,Date: soon; Value: 3\n")
    reading = imported(path, Given(period="2026"))
    expect(reading, "key_result | target | current\nSales | 10 |\nShops | 4 |")
