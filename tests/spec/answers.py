"""A store with a small company's quarter, its check-in workbook, and hands that fill it in."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scorecard import desk
from scorecard.export.checkins import check_in_book
from scorecard.model.finding import Finding
from scorecard.model.own_book import CODE
from scorecard.model.reading import FileReading, Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.pages.company import workbook

SCOPE = Scope(date(2024, 9, 1), "2024-Q3")
SENT_ON = date(2024, 8, 20)
ROWS: list[list[object]] = [
    ["Customer", "North", "Keep every promise", "On-time delivery (%)", "Ida Holm", "80 %", "95 %", "90 %", SENT_ON],
    [None, None, None, "Complaints per month", "Noor de Wit", 40, 10, 25, SENT_ON],
    ["Financial", "North", "Earn what we spend", "Margin in points", None, 4, 6, 5, SENT_ON],
    ["Learning & growth", "South", "Grow our own planners", "Planners certified", "Ida Holm", 0, 20, 8, SENT_ON],
]
Edit = Callable[[Worksheet], object]
"""What a hand does to the sheet before it is saved."""


def company(store: Store, folder: Path) -> None:
    """Bring the company's quarter."""
    assert bring(store, workbook(folder / "okr.xlsx", ROWS, title="OKRs 2024-Q3")).status == "loaded"


def bring(store: Store, path: Path, by: str = "Analyst") -> FileReading:
    return desk.import_file(store, path, Given(), by=by)


def sent(store: Store, *, owner: str | None = None) -> bytes:
    return check_in_book(store, SCOPE, owner=owner)


def column(sheet: Worksheet, code: str) -> int:
    """Where the column of a code stands, by the hidden row that names it."""
    return next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == CODE + code)


def row(sheet: Worksheet, key_result: str) -> int:
    place = column(sheet, "key_result")
    return next(number for number in range(1, sheet.max_row + 1) if sheet.cell(number, place).value == key_result)


def say(key_result: str, /, **told: object) -> Edit:
    """Fill in a row: `say("Margin in points", value=5.2, observed_on=date(2024, 8, 30))`."""

    def fill(sheet: Worksheet) -> None:
        at = row(sheet, key_result)
        for code, value in told.items():
            sheet.cell(at, column(sheet, code)).value = value  # type: ignore[assignment]

    return fill


def edited(made: bytes, path: Path, *edits: Edit) -> Path:
    """The workbook as it comes back."""
    book = load_workbook(io.BytesIO(made))
    for edit in edits:
        edit(book.worksheets[0])
    book.save(path)
    return path


def check_ins(store: Store, key_result: str) -> list[tuple[str, float | None, float | None]]:
    """Day, value and confidence of a key result's check-ins as they count."""
    with store.cursor() as cursor:
        found = cursor.execute(
            "select observed_on, value, confidence from check_in_record where key_result = ? order by observed_on", [key_result]
        ).fetchall()
    return [(day.isoformat(), value, confidence) for day, value, confidence in found]


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [one.code for one in findings]
