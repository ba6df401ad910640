"""A new user's way: drop a workbook, read how it was read, say what is wrong with that, load, mend what was found, drop it again."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page

from tests.browser.conftest import Server, settled

HEADINGS = ["Team", "Objective", "Key result", "Owner", "Start value", "Target value", "Standings", "Date"]
ROWS: list[list[object]] = [
    ["North", "Keep every promise", "On-time delivery (%)", "Head of Fleet", 80, "soon", 90, date(2026, 8, 20)],
    ["North", "Keep every promise", "Complaints per month", "Head of Care", 40, "some of them", 25, date(2026, 8, 20)],
    ["Sum of the unit", None, "All of the above", None, 120, 10, 115, None],
]


def test_read_correct_load_mend_and_load_again(empty_server: Server, page: Page, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    lines: list[list[Any]] = [["OKRs 2026-Q3"], HEADINGS, *ROWS]
    for line in lines:
        sheet.append(line)
    book.save(tmp_path / "fleet 2026-Q3.xlsx")
    page.goto(f"{empty_server.url}/import")
    settled(page)

    page.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files(tmp_path / "fleet 2026-Q3.xlsx")
    page.get_by_text("Sheet: heading in row 2; one key result a row; 3 key results").wait_for()
    page.get_by_text("Kept, but not used: “Standings” (G2).").wait_for()

    name_column(page, "Standings", row=7, meaning="current")
    page.get_by_text("“Standings” (G2) read as current (corrected by a person)").wait_for()
    page.get_by_role("button", name="Read this sheet differently").click()
    page.get_by_label("Leave out rows that begin with").fill("Sum of the unit")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Read again").click()
    page.get_by_text("Skipped row 5: left out by a person.").wait_for()
    page.keyboard.press("Escape")

    settled(page)
    page.get_by_role("button", name="Load 1 file").click()
    page.get_by_text("1 objective, 2 key results and 2 check-ins loaded").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Fix list").first.click()
    marked = tmp_path / download.value.suggested_filename
    download.value.save_as(marked)
    mended = load_workbook(marked)
    cell = mended["Sheet"]["F3"]
    assert "can't be read as one number" in str(cell.comment.text if cell.comment else "")
    cell.value = 95
    mended.save(marked)

    page.goto(f"{empty_server.url}/import")
    settled(page)
    page.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files(marked)
    # What was said about the shape of the sheet holds, and our own list is known as such.
    page.get_by_text("Skipped row 5: left out by a person.").wait_for()
    page.get_by_text("written by Scorecard: list of findings").first.wait_for()
    page.get_by_role("button", name="Load 1 file").click()
    page.get_by_text("Against the upload before: 1 of 2 findings is gone").first.wait_for()


def name_column(page: Page, heading: str, *, row: int, meaning: str) -> None:
    """Choose what a column means in the table of columns, which is drawn on a canvas: by the keyboard, as a person may."""
    table = page.locator('[data-testid="stDataFrame"]').first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None, heading
    page.mouse.click(box["x"] + box["width"] * 0.4, box["y"] + 35 * row + 17)
    for key in ("Enter", *meaning, "Enter"):
        page.keyboard.press(key)
        page.wait_for_timeout(100)
    settled(page)
