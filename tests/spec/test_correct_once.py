"""What a person says about a sheet once holds for the next file of its shape, and only what changed is told."""

from pathlib import Path

import pytest

from scorecard import desk
from scorecard.measures.progress import key_results
from scorecard.model.reading import Arrangement, FileReading, Given, SheetReading
from scorecard.model.scope import Scope
from scorecard.store.store import Store

HEADINGS = "Objective;Key Result;Target;Standings;Remark"


def sheet_of(account: FileReading) -> SheetReading:
    [sheet] = account.sheets
    return sheet


def csv(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return csv(tmp_path, "fleet 2026-Q1.csv", f"{HEADINGS}\nGrow;Win customers;40;22;late\nGrow;Sum of all;60;22;\n")


def shape(store: Store, file: Path) -> str:
    return sheet_of(desk.preview(store, file, Given()).account).fingerprint


def test_a_column_named_once_is_known_in_the_next_file_of_the_shape(store: Store, tmp_path: Path, first: Path) -> None:
    desk.remember_correction(store, shape(store, first), {"Standings": "current"}, by="Analyst")
    account = desk.import_file(store, csv(tmp_path, "fleet 2026-Q2.csv", first.read_text(encoding="utf-8")), Given(), by="Analyst")
    assert [(one.heading, one.field) for one in sheet_of(account).columns][3] == ("Standings", "current")
    assert [one for one in account.findings if one.code.startswith("heading")] == []


def test_of_two_columns_of_one_meaning_the_one_that_a_person_names_counts(store: Store, tmp_path: Path) -> None:
    file = csv(tmp_path, "fleet 2026-Q1.csv", "Team;Objective;KPI;Target;Agreed\nNorth;Grow;Win customers;40;44\n")
    given = Given(corrections={shape(store, file): {"Agreed": "target"}})
    account = desk.import_file(store, file, given, by="Analyst")
    assert [row.target for row in key_results(store, Scope(as_of=desk.today()))] == [44]
    assert [(one.code, one.heading) for one in account.findings] == [("column-not-used", "Target")]


def test_a_word_on_one_shape_says_nothing_about_another(store: Store, tmp_path: Path, first: Path) -> None:
    desk.remember_correction(store, shape(store, first), {"Standings": "current"}, by="Analyst")
    other = csv(tmp_path, "air.csv", "Team;Objective;KPI;Baseline;Standings\nNorth;Grow;Win customers;1;2\n")
    assert {one.heading: one.field for one in sheet_of(desk.preview(store, other, Given()).account).columns}["Standings"] is None


def test_next_quarter_only_the_heading_that_changed_is_told_and_keeps_its_meaning(store: Store, tmp_path: Path, first: Path) -> None:
    given = Given(corrections={shape(store, first): {"Standings": "current"}})
    desk.import_file(store, first, given, by="Analyst")
    text = first.read_text(encoding="utf-8").replace("Standings", "Where they stand")
    account = desk.import_file(store, csv(tmp_path, "fleet 2026-Q2.csv", text), Given(), by="Analyst")
    [column] = [one for one in sheet_of(account).columns if one.heading == "Where they stand"]
    assert (column.field, column.how) == ("current", "as in the file before")
    assert [(one.heading, one.message) for one in account.findings if one.code == "heading-changed"] == [
        ("Where they stand", "The column “Standings” is now “Where they stand”; it is read as current.")
    ]


def test_rows_that_a_person_leaves_out_are_listed_and_left_out_again(store: Store, tmp_path: Path, first: Path) -> None:
    text = first.read_text(encoding="utf-8").replace("Grow;Sum of all", "Sum of all;")
    desk.remember_arrangement(store, shape(store, first), Arrangement(rows_left_out=("sum of ALL",), period="2026-Q1"), by="Analyst")
    account = desk.import_file(store, csv(tmp_path, "fleet 2026-Q2.csv", text), Given(), by="Analyst")
    assert [(one.rows, one.reason) for one in sheet_of(account).skipped] == [((3,), "left out by a person")]
    # The period of one quarter is not kept for the next.
    assert {row.period for row in key_results(store, Scope(as_of=desk.today()))} == {"2026-Q2"}


def test_a_sheet_that_a_person_leaves_out_brings_nothing(store: Store, first: Path) -> None:
    given = Given(arrangements={shape(store, first): Arrangement(left_out=True)})
    account = desk.preview(store, first, given).account
    assert (account.status, sheet_of(account).reason) == ("nothing", "left out by a person")


def test_a_heading_row_that_nobody_recognises_can_be_pointed_at_and_its_columns_named(store: Store, tmp_path: Path) -> None:
    file = csv(tmp_path, "odd.csv", "Plan of the year;;\nWunsch;Zahl heute;Zahl am Ende\nMehr Kunden;22;40\n")
    before = sheet_of(desk.preview(store, file, Given()).account)
    assert before.heading_row is None
    given = Given(arrangements={before.fingerprint: Arrangement(heading_row=2, unit="North")})
    assert [one.field for one in sheet_of(desk.preview(store, file, given).account).columns] == [None, None, None]
    given = Given(
        arrangements=given.arrangements,
        corrections={before.fingerprint: {"Wunsch": "key_result", "Zahl heute": "current", "Zahl am Ende": "target"}},
    )
    assert desk.import_file(store, file, given, by="Analyst").status == "loaded"
    told = [(row.unit, row.key_result, row.current, row.target) for row in key_results(store, Scope(as_of=desk.today()))]
    assert told == [("North", "Mehr Kunden", 22, 40)]


def test_a_layout_that_a_person_chooses_is_taken(store: Store, tmp_path: Path) -> None:
    file = csv(tmp_path, "list.csv", "Goal;Target;Current\nGrow;;\nWin customers;40;22\n")
    assert sheet_of(desk.preview(store, file, Given()).account).layout == "outline"
    given = Given(arrangements={shape(store, file): Arrangement(layout="flat")})
    chosen = sheet_of(desk.preview(store, file, given).account)
    assert (chosen.layout, chosen.key_results) == ("flat", 2)
