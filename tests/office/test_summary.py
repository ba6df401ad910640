"""The Excel summary in LibreOffice: it computes what we say, and prints without a hole."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scorecard.export.summary.edition import Edition
from scorecard.export.workbook import summary
from scorecard.language import speaking
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.office.conftest import SCOPE, Converter

# openpyxl knows no sparklines, and says so.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


@pytest.mark.parametrize(
    ("scope", "edition", "language"),
    [
        (SCOPE, Edition(since="2026-Q2", dashboard="https://scorecard.example/okr"), "en"),
        (Scope(SCOPE.as_of, SCOPE.period, unit="North"), Edition("letter"), "nl"),
        (Scope(SCOPE.as_of, SCOPE.period, perspective="customer"), Edition(), "en"),
    ],
    ids=["organisation", "unit", "perspective"],
)
def test_every_formula_comes_to_the_value_that_we_wrote(
    filled: Store, converted: Converter, tmp_path: Path, scope: Scope, edition: Edition, language: str
) -> None:
    with speaking(language):
        made = summary(filled, scope, edition)
    (tmp_path / "summary.xlsx").write_bytes(made)
    told, ours = load_workbook(io.BytesIO(made)), load_workbook(io.BytesIO(made), data_only=True)
    theirs = load_workbook(converted(tmp_path / "summary.xlsx", "xlsx"), data_only=True)
    assert theirs.sheetnames == ours.sheetnames
    formulas = [(sheet.title, cell.coordinate) for sheet in told for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]
    assert len(formulas) > 10
    for name, place in formulas:
        wanted, found = ours[name][place].value, theirs[name][place].value
        assert (found or None) == ((wanted or None) if not isinstance(wanted, float) else pytest.approx(wanted, abs=1e-9)), (name, place)
    wrong = [cell.value for sheet in theirs for line in sheet.iter_rows() for cell in line if cell.data_type == "e"]
    assert wrong == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext")
def test_printed_no_number_is_too_wide_for_its_column(filled: Store, converted: Converter, tmp_path: Path) -> None:
    (tmp_path / "summary.xlsx").write_bytes(summary(filled, SCOPE))
    printed = converted(tmp_path / "summary.xlsx", "pdf")
    text = subprocess.run(["pdftotext", "-layout", str(printed), "-"], check=True, capture_output=True, timeout=60).stdout.decode()
    assert "Balanced Scorecard summary" in text
    assert not re.search(r"###|#REF|#NAME|#VALUE|#DIV|Err:\d", text)
