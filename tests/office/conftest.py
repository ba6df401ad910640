"""LibreOffice, which opens, computes and prints what we write."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scorecard import desk
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.pages.company import workbook
from tests.spec.organisation import day

SCOPE = Scope(day("2026-09-01"), "2026-Q3")
SOFFICE = next((found for name in ("soffice", "libreoffice") if (found := shutil.which(name))), None)
IMPRESS = SOFFICE is not None and any(Path(SOFFICE).resolve().parent.glob("libsdlo.*"))
"""Whether it can open presentations: some systems install that by itself."""
ALWAYS_COMPUTE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
Converter = Callable[[Path, str], Path]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where there is no LibreOffice these tests are skipped, but never in CI."""
    for item in items:
        if Path(__file__).parent in item.path.parents and SOFFICE is None and not os.environ.get("CI"):
            item.add_marker(pytest.mark.skip(reason="no LibreOffice"))


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Converter:
    """A workbook as LibreOffice saves it anew, every formula computed by itself, or as it prints it ("pdf")."""
    assert SOFFICE, "CI installs LibreOffice"
    office, profile = SOFFICE, tmp_path_factory.mktemp("office")
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_COMPUTE, encoding="utf-8")

    def convert(book: Path, form: str) -> Path:
        folder = tmp_path_factory.mktemp("converted")
        quiet = [f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command = [office, *quiet, "--convert-to", form, "--outdir", str(folder), str(book)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return folder / f"{book.stem}.{form}"

    return convert


@pytest.fixture(scope="session")
def filled(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two quarters of a small company, so that there is something to compare with."""
    folder = tmp_path_factory.mktemp("office-store")
    store = desk.open_store(Path(shutil.copy(empty_store, folder / "s.duckdb")))
    for quarter in ("2026-Q2", "2026-Q3"):
        desk.import_file(store, workbook(folder / f"{quarter}.xlsx", title=f"OKRs {quarter}"), Given(), by="Analyst")
    yield store
    store.close()
