"""Check-in and planning workbooks that LibreOffice opened and saved again, as .xlsx and as .ods."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.export.planning import written
from scorecard.store.store import Store
from tests.reading import read
from tests.spec.answers import bring, check_ins, codes, company, edited, row, say, sent
from tests.unit.test_planning import AS_MEANT, BOOK, told

OFFICE = shutil.which("soffice")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")]


def saved_again(path: Path, suffix: str) -> Path:
    """The workbook as LibreOffice saves it, with a profile of its own."""
    out = path.parent / "saved"
    subprocess.run(
        [
            str(OFFICE), f"-env:UserInstallation={(path.parent / 'profile').as_uri()}", "--headless", "--convert-to", suffix, "--outdir",
            str(out), str(path),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return out / f"{path.stem}.{suffix}"


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_answers_survive_libreoffice(store: Store, tmp_path: Path, suffix: str) -> None:
    company(store, tmp_path)

    def renamed(sheet: Worksheet) -> None:
        heading = row(sheet, "On-time delivery (%)") - 1
        sheet.cell(heading, 13).value = "Neuer Wert"
        sheet.insert_rows(heading + 2)

    said = say("Margin in points", value=5.4, observed_on=date(2024, 8, 30), confidence=4, comment="Better prices")
    back = saved_again(edited(sent(store), tmp_path / "back.xlsx", said, renamed), suffix)
    account = bring(store, back)
    assert (account.status, account.check_ins, codes(account.findings)) == ("loaded", 1, [])
    assert check_ins(store, "Margin in points")[-1] == ("2024-08-30", 5.4, 7.75)


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_a_plan_survives_libreoffice(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "plan.xlsx").write_bytes(written(BOOK))
    assert told(read(saved_again(tmp_path / "plan.xlsx", suffix))) == AS_MEANT
