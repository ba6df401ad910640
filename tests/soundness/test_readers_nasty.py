"""Real files that break readers: each has the outcome that its corpus asks for, within seconds, and the process lives."""

import csv
import os
import re
import shutil
import time
from pathlib import Path

import psutil
import pytest

from scorecard.intake.process.sandbox import read_book
from scorecard.intake.run import read
from scorecard.model.reading import FileReading

CORPUS = Path(os.environ.get("SCORECARD_CORPUS", "")) / "nasty"
NO_DATA = {"INDEX.md", "outcomes.csv"}
LIBRARY = re.compile(r"Traceback|Error\b|Exception|calamine|openpyxl|0x[0-9a-f]{4}", re.IGNORECASE)
"""Words of a program's own, which no person should have to read."""
MOST_GROWTH = 100_000_000
"""Bytes that this process may grow by while a file is read elsewhere."""


def _asked() -> list[tuple[str, dict[str, str]]]:
    """Each file under its name, and those that people save under a wrong one, with the outcome asked for."""
    with (CORPUS / "outcomes.csv").open(encoding="utf-8", newline="") as opened:
        told = [(row["file"], row) for row in csv.DictReader(opened)]
    return told + [(f"{name}.xls", row) for name, row in told if name.endswith((".html", ".xml"))]


if "SCORECARD_CORPUS" in os.environ and CORPUS.is_dir():
    FILES = sorted(path for path in CORPUS.iterdir() if path.name not in NO_DATA)
    ASKED = _asked()
else:
    FILES, ASKED = [], []
pytestmark = pytest.mark.skipif(not FILES, reason="SCORECARD_CORPUS is not set, or holds no folder nasty")


@pytest.mark.parametrize(("name", "asked"), ASKED, ids=[name for name, _ in ASKED])
def test_a_nasty_file_has_the_outcome_that_is_asked_for(name: str, asked: dict[str, str], tmp_path: Path) -> None:
    copied = tmp_path / name
    shutil.copy(CORPUS / asked["file"], copied)
    before = psutil.Process().memory_info().rss
    account = read(copied).account
    assert psutil.Process().memory_info().rss - before < MOST_GROWTH
    assert account.status in asked["status"].split("|")
    if asked["rows_read"] and account.status in ("nothing", "loaded"):
        least, _, most = asked["rows_read"].partition("-")
        assert int(least) <= sum(sheet.rows_read for sheet in account.sheets if sheet.status == "read") <= int(most or least)
    assert re.search(asked["must_mention"], _mentions(account), re.IGNORECASE)


def _mentions(account: FileReading) -> str:
    """All that is said of a file, without its name."""
    sheets = [text for sheet in account.sheets for text in (sheet.sheet, sheet.reason)]
    findings = [text for one in account.findings for text in (one.sheet, one.cell, one.value, one.message)]
    return "\n".join([account.reason, *sheets, *findings]).replace(account.file, "")


def test_every_nasty_file_has_an_outcome_asked_for() -> None:
    assert {asked["file"] for _, asked in ASKED} == {path.name for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
@pytest.mark.parametrize("suffix", ["", ".xls", ".csv"])
def test_a_nasty_file_is_read_or_refused_in_words(path: Path, suffix: str, tmp_path: Path) -> None:
    copied = tmp_path / f"okr{suffix or path.suffix}"
    shutil.copy(path, copied)
    begun = time.monotonic()
    book = read_book(copied)
    assert time.monotonic() - begun < 10
    for sentence in filter(None, (book.refused, book.question)):
        assert sentence.startswith(copied.name)
        assert not LIBRARY.search(sentence.removeprefix(copied.name))
    filled = any(any(cell is not None for row in grid.rows for cell in row) or grid.error_cells for grid in book.grids)
    nothing_in_it = path.name.startswith("apache__poi__57893-many-merges")
    assert filled or book.refused or book.question or nothing_in_it
