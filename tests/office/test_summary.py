"""The Excel summary in LibreOffice: it computes what we say, and prints without a hole."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scorecard import desk
from scorecard.export.summary.edition import Edition
from scorecard.export.workbook import summary
from scorecard.language import speaking
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.office.conftest import Converter
from tests.pages.company import workbook
from tests.spec.organisation import day

SCOPE = Scope(day("2026-09-01"), "2026-Q3")
# openpyxl knows no sparklines, and says so.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


@pytest.fixture(scope="module")
def filled(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two quarters of a small company, so that there is something to compare with."""
    folder = tmp_path_factory.mktemp("office-store")
    store = desk.open_store(Path(shutil.copy(empty_store, folder / "s.duckdb")))
    for quarter in ("2026-Q2", "2026-Q3"):
        desk.import_file(store, workbook(folder / f"{quarter}.xlsx", title=f"OKRs {quarter}"), Given(), by="Analyst")
    yield store
    store.close()


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
