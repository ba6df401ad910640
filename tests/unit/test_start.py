"""How little a command loads before it does what it was asked: to import everything takes longer than a small file."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from scorecard.cli import main, parts
from scorecard.export import cells, printed
from scorecard.language import catalogue

HEAVY = ("openpyxl", "pandas", "plotly", "pptx", "reportlab", "scipy", "sklearn", "sqlglot", "streamlit", "xlsxwriter")
IMPORT = """
import runpy, sys
sys.argv = ["scorecard", "import", *sys.argv[1:]]
try:
    runpy.run_module("scorecard", run_name="__main__")
except SystemExit as ended:
    print(ended.code, *sorted({name for name in HEAVY if name in sys.modules}))
"""


def test_an_import_loads_nothing_that_only_pages_and_exports_need(tmp_path: Path) -> None:
    file, store = tmp_path / "okr.csv", tmp_path / "s.duckdb"
    file.write_text("Objective,Key result,Target,Current,Comment\nGrow,Sell more,100,60,from 4 to 10 shops\n", encoding="utf-8")
    script = f"HEAVY = {HEAVY!r}{IMPORT}"
    told = subprocess.run([sys.executable, "-c", script, str(file), "--store", str(store)], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["0"], told.stderr
    with duckdb.connect(str(store), read_only=True) as connection:
        assert connection.execute("select count(*) from key_result").fetchall() == [(1,)]


def test_no_catalogue_is_read_for_a_command_in_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    catalogue.languages.cache_clear()
    monkeypatch.setattr(catalogue, "read", lambda language: pytest.fail(f"{language} was read"))
    assert main(["backup", str(tmp_path / "o.duckdb"), "--store", str(tmp_path / "none.duckdb")]) != 0


def test_a_language_that_is_not_offered_is_told_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["print", "o.pdf", "--language", "de"])
    assert "'de' is not offered; choose from en, nl" in capsys.readouterr().err


def test_the_command_line_offers_the_papers_that_are_written() -> None:
    assert sorted(parts.PAPERS) == sorted(cells.PAPERS) == sorted(printed.PAPERS)
