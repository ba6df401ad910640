"""Check-in workbooks for three owners, as a new user sends them: out, through the hands of people and of LibreOffice, and back."""

import shutil
import subprocess
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page

from scorecard import desk
from tests.browser.conftest import Server, settled
from tests.spec.answers import check_ins, column, edited, row, say

DAY = date(2026, 9, 10)
OFFICE = shutil.which("soffice")


def insert(sheet: Worksheet) -> None:
    sheet.insert_rows(row(sheet, "Complaints per month"))


def rename(sheet: Worksheet) -> None:
    place = column(sheet, "value")
    heading = next(number for number in range(2, sheet.max_row) if sheet.cell(number, place).value == "New value")
    sheet.cell(heading, place).value = "Neuer Wert"


def saved_by_libreoffice(files: list[Path], folder: Path) -> list[Path]:
    """The workbooks as LibreOffice saves them; as they are where it is not installed."""
    if OFFICE is None:
        return files
    command = [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, str(folder / "saved"), *map(str, files)], check=True, capture_output=True, timeout=120)
    return [folder / "saved" / one.name for one in files]


def test_three_owners_answer_whatever_they_did_to_their_workbooks(own_server: Server, page: Page, tmp_path: Path) -> None:
    page.goto(f"{own_server.url}/check-ins")
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Zip for 4 owners").click()
    with zipfile.ZipFile(download.value.path()) as archive:
        fleet, care, people = (archive.read(f"check-in Head of {one} 2026-Q3.xlsx") for one in ("Fleet", "Care", "HR"))
    back = [
        edited(fleet, tmp_path / "fleet.xlsx", say("On-time delivery (%)", value=93, observed_on=DAY, comment="Better routes"), rename),
        edited(care, tmp_path / "care.xlsx", say("Complaints per month", value=18, observed_on=DAY, confidence=4), insert),
        edited(people, tmp_path / "people.xlsx", say("Planners certified", value="12,5", observed_on="10.9.2026")),
    ]

    page.goto(f"{own_server.url}/import")
    settled(page)
    page.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files(saved_by_libreoffice(back, tmp_path))
    page.get_by_role("button", name="Load 3 files").wait_for()
    assert page.get_by_text("1 check-in; 0 findings.").count() == 3
    page.get_by_role("button", name="Load 3 files").click()
    page.get_by_text("people.xlsx: 1 check-in loaded.").wait_for()
    own_server.stop()
    with closing(desk.open_store(tmp_path / "s.duckdb")) as store:
        assert check_ins(store, "On-time delivery (%)")[-1] == ("2026-09-10", 93, None)
        assert check_ins(store, "Complaints per month")[-1] == ("2026-09-10", 18, 7.75)
        assert check_ins(store, "Planners certified")[-1] == ("2026-09-10", 12.5, None)
