"""A small company in a store on disk, for tests of pages and doors."""

from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HOSTILE = '![](http://203.0.113.9/x.png) <a href="http://203.0.113.9">=1+1</a> *bold*'
"""A text that would fetch, link or shout if anything interpreted it."""


def workbook(path: Path, rows: list[list[object]] | None = None, title: str = "OKRs 2026-Q3") -> Path:
    """A flat OKR workbook with a title row; the period stands in the title."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "OKRs"
    head = ["Perspective", "Team", "Objective", "Key result", "Owner", "Start value", "Target value", "Current value", "Date"]
    table = rows or [
        ["Customer", "North", "Keep every promise", "On-time delivery (%)", "Head of Fleet", 80, 95, 90, date(2026, 8, 20)],
        [None, None, None, "Complaints per month", "Head of Care", 40, 10, 25, date(2026, 8, 20)],
        ["Financial", "North", HOSTILE, f"Margin {HOSTILE}", None, 4, 6, 5, date(2026, 8, 20)],
        ["Learning & growth", "South", "Grow our own planners", "Planners certified", "Head of HR", 0, 20, 8, date(2026, 8, 20)],
        ["", "South", "Something else entirely", "Wotsits", "Head of Odd", None, 5, None, None],
    ]
    lines: list[list[object]] = [[title], [], [*head], *table]
    for line in lines:
        sheet.append([None if cell == "" else cell for cell in line])
        for [cell] in sheet.iter_cols(min_row=sheet.max_row, max_row=sheet.max_row):
            if isinstance(cell.value, str):
                cell.data_type = "s"
    book.save(path)
    return path
