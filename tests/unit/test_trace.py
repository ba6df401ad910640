"""The account of a sheet says what was done, in sentences."""

import ast
from dataclasses import replace
from pathlib import Path

from scorecard import intake
from scorecard.language import speaking
from scorecard.model.finding import Finding, Severity
from scorecard.model.reading import ColumnReading, FileReading, FilledDown, SheetReading, SkippedRows
from scorecard.model.trace import WAYS, account, rows, spare, way

SHEET = SheetReading(
    sheet="Q3",
    status="read",
    rows_read=31,
    heading_row=4,
    layout="numbered key results side by side",
    objectives=11,
    key_results=33,
    check_ins=1,
    columns=(
        ColumnReading("A4", "Objective", "objective", "exact"),
        ColumnReading("B4", "KR1", "key_result", "numbered group"),
        ColumnReading("C4", "KR1 Target", "target", "numbered group"),
        ColumnReading("D4", "KR2", "key_result", "numbered group"),
        ColumnReading("E4", "Fälligkeit", "due_on", "alias"),
        ColumnReading("F4", "Ownr", "owner", "fuzzy"),
        ColumnReading("G4", "Mood", None, "not recognised"),
    ),
    skipped=(SkippedRows((18, 31), "a total or average"), SkippedRows((1, 2, 3), "title or notes above the heading")),
    filled_down=(FilledDown("A5", (6, 7)),),
)


def test_the_account_names_heading_groups_meanings_filled_cells_skipped_rows_and_what_came_of_them() -> None:
    assert account(SHEET) == [
        "Sheet Q3: heading in row 4; several key results beside each other in a row.",
        "2 groups of columns read as a key result each: “KR1” (B4) and “KR2” (D4).",
        "“Fälligkeit” (E4) read as due date and “Ownr” (F4) read as owner (by a name spelt nearly so).",
        "2 blanks filled down, from A5.",
        "Skipped rows 18 and 31: a total or average.",
        "Skipped rows 1 to 3: title or notes above the heading.",
        "Kept, but not used: “Mood” (G4).",
        "11 objectives, 33 key results and 1 check-in came of 31 rows.",
    ]


def test_a_known_column_that_is_not_read_is_told_as_such_and_not_as_read() -> None:
    finding = Finding("column-not-used", Severity.NOTE, "", "", "okr.xlsx", "Q3", "E4")
    told = account(SHEET, spare(FileReading("okr.xlsx", "", "loaded", findings=(finding,)), SHEET))
    assert "“Ownr” (F4) read as owner (by a name spelt nearly so)." in told
    assert "Kept, but not used, for other columns are read for the same: “Fälligkeit” (E4)." in told


def test_the_account_of_a_sheet_without_a_table_says_why() -> None:
    assert account(SheetReading("Notes", "read", "no OKR table recognised", 3)) == [
        "Sheet Notes: no OKR table recognised (3 rows with content)."
    ]


def test_columns_of_periods_are_told_from_first_to_last() -> None:
    columns = tuple(ColumnReading(f"{letter}1", f"2026-W0{week}", "at_period", "names a period") for week, letter in enumerate("CDE", 1))
    told = account(SheetReading("", "read", heading_row=1, layout="one column a period", columns=columns))
    assert "3 columns read as values of periods or dates, from “2026-W01” (C1) to “2026-W03” (E1)." in told


def test_many_rows_are_counted_not_listed() -> None:
    assert rows([2]) == "row 2"
    assert rows([2, 3, 4]) == "rows 2 to 4"
    assert rows([2, 3]) == "rows 2 and 3"
    assert rows([2, 4]) == "rows 2 and 4"
    assert rows(list(range(2, 20, 2))) == "rows 2, 4, 6, 8, 10, 12, 14, 16 and 18", "and 1 more would say less"
    assert rows(list(range(2, 42, 2))) == "rows 2, 4, 6, 8, 10, 12, 14, 16 and 12 more"


def test_a_skipped_column_of_a_turned_table_is_named_by_its_reason() -> None:
    told = account(replace(SHEET, skipped=(SkippedRows((), "column B: a total or average"),)))
    assert "Skipped column B: a total or average." in told


def test_every_way_in_which_the_importer_knows_a_column_has_words_for_a_reader() -> None:
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in Path(intake.__file__).parent.rglob("*.py")]
    words = {
        one.targets[0].id: one.value.value
        for tree in trees
        for one in tree.body
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name) and isinstance(one.value, ast.Constant)
    }
    given: list[ast.expr] = []
    for call in (one for tree in trees for one in ast.walk(tree) if isinstance(one, ast.Call)):
        given += [one.value for one in call.keywords if one.arg == "how"]
        given += call.args[3:4] if isinstance(call.func, ast.Name) and call.func.id in ("Heading", "ColumnReading") else []
    parts = [part for one in given for part in ast.walk(one)]
    found = {words.get(one.id) if isinstance(one, ast.Name) else one.value for one in parts if isinstance(one, ast.Name | ast.Constant)}
    told = {one for one in found if isinstance(one, str)}
    assert {"not recognised", "by content", "names a period", "as in the file before"} <= told
    assert told <= set(WAYS)


def test_how_a_column_was_known_is_told_in_the_readers_language() -> None:
    with speaking("nl"):
        assert (way("by content"), way("not recognised")) == ("aan de inhoud", "niet herkend")
