"""Real files that break readers: each is read or refused in a sentence, within seconds, and the process lives."""

import os
import re
import shutil
import time
from pathlib import Path

import pytest

from scorecard.intake.sandbox import read_book

CORPUS = Path(os.environ.get("SCORECARD_CORPUS", "")) / "nasty"
NO_DATA = {"INDEX.md", "outcomes.csv"}
LIBRARY = re.compile(r"Traceback|Error\b|Exception|calamine|openpyxl|0x[0-9a-f]{4}", re.IGNORECASE)
"""Words of a program's own, which no person should have to read."""

if "SCORECARD_CORPUS" in os.environ and CORPUS.is_dir():
    FILES = sorted(path for path in CORPUS.iterdir() if path.name not in NO_DATA)
else:
    FILES = []
pytestmark = pytest.mark.skipif(not FILES, reason="SCORECARD_CORPUS is not set, or holds no folder nasty")


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
