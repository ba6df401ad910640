"""The check-in workbook as it goes out: protected, validated, known by hidden ids; and no text of it becomes anything else."""

import io
import shutil
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from scorecard import desk
from scorecard.cli import main
from scorecard.errors import NothingToAsk
from scorecard.export.checkin import TABLE, check_in_workbook
from scorecard.export.checkins import check_in_book, check_in_books, file_names
from scorecard.export.file_names import safe
from scorecard.model.check_in_book import FILLED_IN, SHEET, Asked, CheckInBook
from scorecard.store.store import Store
from tests.pages.company import HOSTILE
from tests.spec.answers import SCOPE, company

ROW = Asked(
    "K1", "2024-Q3", "North", "Ida Holm", "Keep every promise", "On-time delivery", "Customer", "%", 80, 95, "value", 90.5,
    date(2024, 8, 20), "on_track",
)  # fmt: skip
BOOK = CheckInBook("Ida Holm", date(2024, 9, 1), "2024-Q3", "abc", (ROW, replace(ROW, key_result_id="K2", measure="done", target=None)))
HEADING = 6
CODES = [column.code for column in TABLE]


def opened(made: bytes) -> Workbook:
    return load_workbook(io.BytesIO(made))


def test_a_row_tells_the_last_value_and_leaves_room_for_the_next() -> None:
    sheet = opened(check_in_workbook(BOOK)).worksheets[0]
    told = dict(zip(CODES, [cell.value for cell in sheet[HEADING + 1]], strict=True))
    assert (told["id"], told["key_result"], told["perspective"], told["unit_of_measure"]) == ("K1", "On-time delivery", "Customer", "%")
    assert (told["baseline"], told["target"], told["last_value"], told["computed"]) == (80, 95, 90.5, "on track")
    assert str(told["last_on"]).startswith("2024-08-20")
    assert [told[code] for code in FILLED_IN] == [None] * 7


def test_only_cells_to_be_filled_in_are_unlocked_on_a_protected_sheet_that_can_be_filtered_and_grown() -> None:
    book = opened(check_in_workbook(BOOK))
    sheet = book.worksheets[0]
    unlocked = {code for code, cell in zip(CODES, sheet[HEADING + 1], strict=True) if not cell.protection.locked}
    assert unlocked == set(FILLED_IN)
    assert all(cell.protection.locked for cell in sheet[HEADING])
    told = sheet.protection
    assert (told.sheet, told.password) == (True, None)
    # In the file a 0 allows.
    assert (told.sort, told.autoFilter, told.insertRows) == (False, False, False)
    assert sheet.auto_filter.ref == "A6:S8"
    assert all(one.protection.sheet for one in book.worksheets)


def test_codes_ids_and_what_the_sender_saw_are_hidden() -> None:
    book = opened(check_in_workbook(BOOK))
    sheet = book.worksheets[0]
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden
    assert book[SHEET].sheet_state == "veryHidden"
    assert [one.sheet_state for one in book.worksheets].count("visible") == 3


def test_each_column_takes_what_it_asks_for() -> None:
    sheet = opened(check_in_workbook(BOOK)).worksheets[0]
    told = {str(one.sqref): (one.type, one.formula1) for one in sheet.data_validations.dataValidation}
    value, confidence, status = ("MOS"[place] for place in range(3))
    assert told[f"{value}7"][0] == "decimal"
    assert told[f"{value}8"] == ("list", '"yes,no"')
    assert told["N7:N8"][0] == "date"
    assert told[f"{confidence}7:{confidence}8"] == ("list", '"1,2,3,4,5"')
    assert told["P7:P8"] == ("list", '"Achieved,On track,At risk,Behind,Not started"')
    assert f"{status}7" not in told


def test_each_sentence_of_the_how_to_has_the_lines_it_needs() -> None:
    sheet = opened(check_in_workbook(BOOK))["How to"]
    long = [row for row in range(1, sheet.max_row + 1) if len(str(sheet.cell(row, 1).value or "")) > 115]
    assert long
    assert all((sheet.row_dimensions[row].height or 0) >= 30 for row in long)


def test_a_key_result_measured_by_its_milestones_takes_no_value() -> None:
    sheet = opened(check_in_workbook(replace(BOOK, rows=(replace(ROW, measure="none"),)))).worksheets[0]
    assert sheet.cell(HEADING + 1, CODES.index("value") + 1).protection.locked


@pytest.mark.parametrize("text", [HOSTILE, "=1+1", "+1", "@SUM(A1)", "http://203.0.113.9", '=cmd|"/c calc"!A1'])
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    row = replace(ROW, owner=text, unit=text, objective=text, key_result=text, perspective=text, unit_of_measure=text)
    made = check_in_workbook(replace(BOOK, whom=text, rows=(row,)))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert not any("<f>" in part or "hyperlink" in part for name, part in parts.items() if name.startswith("xl/"))
    assert opened(made).worksheets[0].cell(HEADING + 1, CODES.index("key_result") + 1).value == text


def test_one_owners_workbook_has_their_key_results_whatever_the_spelling_of_the_name(store: Store, tmp_path: Path) -> None:
    company(store, tmp_path)
    sheet = opened(check_in_book(store, SCOPE, owner="ida  holm")).worksheets[0]
    assert [sheet.cell(row, 4).value for row in (7, 8, 9)] == ["On-time delivery (%)", "Planners certified", None]
    with pytest.raises(NothingToAsk):
        check_in_book(store, SCOPE, owner="Nobody Here")


def test_the_zip_has_a_workbook_for_each_owner_and_one_for_what_nobody_owns(store: Store, tmp_path: Path) -> None:
    company(store, tmp_path)
    with zipfile.ZipFile(io.BytesIO(check_in_books(store, SCOPE))) as archive:
        rows = {name: opened(archive.read(name)).worksheets[0].max_row - HEADING for name in archive.namelist()}
    assert rows == {
        "check-in Ida Holm 2024-Q3.xlsx": 2, "check-in Noor de Wit 2024-Q3.xlsx": 1, "check-in no owner 2024-Q3.xlsx": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("../../etc/passwd", "etc passwd"), ("C:\\Users\\x", "C Users x"), ("CON", "_CON"), ("a/b*?", "a b"), ("...", ""),
        ("Zoë Müller-Lang", "Zoë Müller-Lang"), ("x" * 300, "x" * 80), ("nul.txt", "_nul.txt"), ("tab\tnew\nline", "tab new line"),
    ],
)  # fmt: skip
def test_an_owners_name_makes_a_safe_file_name(text: str, expected: str) -> None:
    assert safe(text) == expected


def test_owners_whose_names_make_the_same_file_name_get_two() -> None:
    names = list(file_names([replace(BOOK, whom=whom) for whom in ("A/B", "a b", "")]))
    assert names == ["check-in A B 2024-Q3.xlsx", "check-in a b 2 2024-Q3.xlsx", "check-in no owner 2024-Q3.xlsx"]


def test_the_command_line_writes_one_workbook_or_a_zip(empty_store: Path, tmp_path: Path) -> None:
    path = shutil.copy(empty_store, tmp_path / "s.duckdb")
    store = desk.open_store(Path(path))
    company(store, tmp_path)
    store.close()
    asked = ["--store", str(path), "--period", "2024-Q3"]
    assert main(["checkin", str(tmp_path / "one.xlsx"), "--unit", "North", *asked]) == 0
    assert opened((tmp_path / "one.xlsx").read_bytes()).worksheets[0].max_row == HEADING + 3
    assert main(["checkin", str(tmp_path / "all.zip"), "--per-owner", *asked]) == 0
    assert main(["checkin", str(tmp_path / "all.xlsx"), "--per-owner", *asked]) == 2
    assert main(["checkin", str(tmp_path / "x.xlsx"), "--owner", "Nobody Here", *asked]) == 19
