"""The planning workbook: what it offers, and that what comes back needs nobody to say what a column means."""

import io
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scorecard import desk
from scorecard.cli import main
from scorecard.export.planning import EXAMPLES, TABLE, planning_workbook, written
from scorecard.intake.tables import Reading
from scorecard.language import languages, speaking
from scorecard.measures import strategy
from scorecard.model.plan_book import PlanBook, PlanRow
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.reading import read
from tests.spec.answers import company, row
from tests.spec.sheets import workbook as sheets

ROWS = (
    PlanRow("Keep every promise", "On-time delivery", "Customer", "Ida Holm", "%", 90, 95, weight=2),
    PlanRow("Keep every promise", "Complaints", "Customer", None, "complaints", key_result_type="control at most", upper_limit=4),
)
BOOK = PlanBook("North", "2024-Q4", date(2024, 9, 1), (("Customer", 0.25), ("Finance, and more", None)), ROWS)
HEADING = 7


def back(made: bytes, folder: Path, *edits: object) -> Reading:
    book = load_workbook(io.BytesIO(made))
    for edit in edits:
        edit(book.worksheets[0])  # type: ignore[operator]
    book.save(folder / "plan.xlsx")
    return read(folder / "plan.xlsx")


def told(reading: Reading) -> list[tuple[object, ...]]:
    assert reading.content is not None
    goals = {one["key"]: one for one in reading.content.objectives.to_pylist()}
    return [
        (
            goals[one["objective_key"]]["unit"], goals[one["objective_key"]]["period"], goals[one["objective_key"]]["text"], one["text"],
            one["baseline"], one["target"], one["unit_of_measure"], one["weight"], one["key_result_type"], one["upper_limit"],
        )
        for one in reading.content.key_results.to_pylist()
    ]  # fmt: skip


AS_MEANT = [
    ("North", "2024-Q4", "Keep every promise", "On-time delivery", 90.0, 95.0, "%", 2.0, None, None),
    ("North", "2024-Q4", "Keep every promise", "Complaints", None, None, "complaints", 1.0, "control_at_most", 4.0),
]


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_plan_comes_back_as_it_was_meant_in_every_language(tmp_path: Path, language: str) -> None:
    with speaking(language):
        made = written(BOOK)
    assert told(back(made, tmp_path)) == AS_MEANT


def test_headings_may_be_renamed_and_columns_moved(tmp_path: Path) -> None:
    def renamed(sheet: Worksheet) -> None:
        for place in range(2, sheet.max_column + 1):
            sheet.cell(HEADING, place).value = f"Spalte {place}"
        sheet.insert_cols(4)
        sheet.cell(HEADING + 3, 4).value = "mine"

    reading = back(written(BOOK), tmp_path, renamed)
    assert told(reading) == AS_MEANT
    assert [one.code for one in reading.account.findings] == ["heading-not-recognised"]


def test_examples_are_left_out_and_said_so_unless_somebody_types_over_them(tmp_path: Path) -> None:
    reading = back(written(BOOK), tmp_path)
    [skipped] = [one for one in reading.account.sheets[0].skipped if "example" in one.reason]
    assert skipped.rows == (HEADING + 1, HEADING + 2)

    def typed_over(sheet: Worksheet) -> None:
        sheet.cell(row(sheet, EXAMPLES[0].key_result), 4).value = "A key result of ours"

    assert [one[3] for one in told(back(written(BOOK), tmp_path, typed_over))] == ["A key result of ours", "On-time delivery", "Complaints"]


@pytest.mark.parametrize(("written_as", "period"), [("Q4 2024", "2024-Q4"), ("next summer", None), ("", None)])
def test_the_period_may_be_typed_over_in_other_words(tmp_path: Path, written_as: str, period: str | None) -> None:
    def retyped(sheet: Worksheet) -> None:
        sheet["A3"] = str(sheet["A3"].value).replace("2024-Q4", written_as)

    assert {one[1] for one in told(back(written(BOOK), tmp_path, retyped))} == {period}


def test_an_empty_plan_loads_nothing_and_says_so(tmp_path: Path) -> None:
    account = back(written(replace(BOOK, rows=())), tmp_path).account
    assert (account.status, "nothing is planned in it yet" in account.reason) == ("nothing", True)


def test_each_heading_says_what_makes_it_good_and_perspectives_are_offered() -> None:
    book = load_workbook(io.BytesIO(written(replace(BOOK, perspectives=(("Customer", 0.25), ("Financial", None))))))
    sheet = book.worksheets[0]
    assert all(sheet.cell(HEADING, place).comment for place in range(2, len(TABLE) + 2))
    assert '"Customer,Financial"' in {one.formula1 for one in sheet.data_validations.dataValidation}
    assert ("Customer", 0.25) in {line[:2] for line in book.worksheets[1].iter_rows(values_only=True)}


def test_what_a_period_left_unfinished_begins_the_next(store: Store, tmp_path: Path) -> None:
    company(store, tmp_path)
    made = planning_workbook(store, Scope(date(2024, 9, 1), "2024-Q4", "North"), "2024-Q3")
    assert [(one[2], one[3], one[4], one[5]) for one in told(back(made, tmp_path))] == [
        ("Keep every promise", "On-time delivery (%)", 90.0, 95.0),
        ("Keep every promise", "Complaints per month", 25.0, 10.0),
        ("Earn what we spend", "Margin in points", 5.0, 6.0),
    ]


def test_the_examples_stand_in_the_perspective_that_they_are_of(store: Store, tmp_path: Path) -> None:
    company(store, tmp_path)
    sheet = load_workbook(io.BytesIO(planning_workbook(store, Scope(date(2024, 9, 1), "2024-Q4", "North"), None))).worksheets[0]
    assert [sheet.cell(row(sheet, one.key_result), 2).value for one in EXAMPLES] == ["Customer"] * 2


def test_the_command_line_writes_a_plan(empty_store: Path, tmp_path: Path) -> None:
    path = shutil.copy(empty_store, tmp_path / "s.duckdb")
    store = desk.open_store(Path(path))
    company(store, tmp_path)
    store.close()
    asked = ["--store", str(path), "--unit", "North", "--period", "2024-Q4"]
    assert main(["plan", str(tmp_path / "empty.xlsx"), *asked]) == 0
    assert read(tmp_path / "empty.xlsx").account.status == "nothing"
    assert main(["plan", str(tmp_path / "filled.xlsx"), *asked, "--from", "2024-Q3", "--language", "nl"]) == 0
    assert read(tmp_path / "filled.xlsx").account.key_results == 3


GROUP = {
    "OKRs": """
        Team  | Period  | Objective             | Key result  | Baseline | Target | Current
        Group | 2024-Q3 | Be where people go    | Reach       | 10       | 20     | 12
        Crew  | 2024-Q3 | Fair shifts           | Wishes met  | 50       | 90     | 60
        Depot | 2024-Q3 | Clean buses           | Washed      | 40       | 80     | 70
        """,
    "Units": """
        Unit  | Parent unit
        Group |
        Crew  | Group
        Depot | Group
        """,
}


def test_a_plan_offers_the_objectives_above_and_says_what_it_serves_and_waits_for(store: Store, tmp_path: Path) -> None:
    desk.import_file(store, sheets(tmp_path / "okr.xlsx", GROUP), Given(), by="Analyst")
    made = planning_workbook(store, Scope(date(2024, 9, 1), "2024-Q4", "Crew"), "2024-Q3")
    book = load_workbook(io.BytesIO(made))
    assert [line[:2] for line in book["Objectives above"].iter_rows(min_row=5, values_only=True)] == [("Group", "Be where people go")]
    assert book.defined_names["ObjectivesAbove"].attr_text == "'Objectives above'!$B$5"
    assert "ObjectivesAbove" in {one.formula1 for one in book.worksheets[0].data_validations.dataValidation}
    sheet = book.worksheets[0]
    codes = {str(cell.value).removeprefix("scorecard:"): cell.column for cell in sheet[1] if cell.value}
    planned = row(sheet, "Wishes met")
    sheet.cell(planned, codes["parent"]).value = "Be where people go"
    sheet.cell(planned, codes["depends_on"]).value = "Clean buses"
    book.save(tmp_path / "plan.xlsx")
    assert desk.import_file(store, tmp_path / "plan.xlsx", Given(), by="Analyst").status == "loaded"
    scope = Scope(date(2024, 10, 1), "2024-Q4")
    [aligned] = strategy.alignments(store, scope)
    assert (aligned.unit, aligned.objective, aligned.named) == ("Crew", "Fair shifts", "Be where people go")
    assert [(one.named, one.for_named, one.for_kind) for one in strategy.dependencies(store, scope)] == [
        ("Wishes met", "Clean buses", "objective")
    ]
    again = planning_workbook(store, Scope(date(2024, 10, 1), "2025-Q1", "Crew"), "2024-Q4")
    assert "Objectives above" not in load_workbook(io.BytesIO(again)).sheetnames, "nobody above has a plan for either"
