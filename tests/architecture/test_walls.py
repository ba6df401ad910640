"""Who may import whom, as pyproject.toml's contracts say, and what no contract can say."""

import ast
from pathlib import Path

import pytest
from importlinter import cli

ROOT = Path(__file__).parents[2]
MOST_LINES = 400
DRAWERS = {"utils", "util", "common", "core", "services", "helpers", "base", "manager", "misc"}
"""Names that say nothing about what is inside."""
PRODUCT = sorted([*(ROOT / "scorecard").rglob("*.py"), *(ROOT / "pages").glob("*.py"), *(ROOT / "data").rglob("*.py")])


def test_nobody_climbs_the_storeys(capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert code == 0, capsys.readouterr().out


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    everything = [*PRODUCT, *(ROOT / "tests").rglob("*.py")]
    lengths = {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in everything}
    assert {file: lines for file, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_module_is_a_drawer() -> None:
    assert [str(file) for file in PRODUCT if {file.stem, file.parent.name} & DRAWERS] == []


def test_only_the_store_opens_duckdb() -> None:
    """One connection shared by threads gives wrong answers silently; the store hands out a cursor a use."""
    strangers = [file for file in PRODUCT if file.parent != ROOT / "scorecard" / "store"]
    assert [str(file) for file in strangers if "connect" in _called_on(file, "duckdb")] == []


def test_no_measure_knows_a_clock() -> None:
    """What a day is needed for takes it as an argument; only the doors ask what day it is."""
    judged = [file for file in PRODUCT if {"measures", "rules", "charts", "model", "export"} & set(file.parts)]
    asked = {str(file): _called_on(file, "datetime") | _called_on(file, "date") for file in judged}
    assert {file: names for file, names in asked.items() if names & {"now", "today", "utcnow"}} == {}


def test_nothing_speaks_to_the_outside() -> None:
    """Nothing leaves the machine: no module of ours fetches anything."""
    fetchers = {"requests", "httpx", "aiohttp", "urllib3", "ftplib", "smtplib"}
    assert {str(file): names & fetchers for file in PRODUCT if (names := _imported(file)) & fetchers} == {}


def _called_on(file: Path, name: str) -> set[str]:
    """Attributes of `name` that the file calls: {"connect"} for `duckdb.connect(…)`."""
    return {
        node.func.attr
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == name
    }


def _imported(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    plain = {alias.name.split(".")[0] for node in imports for alias in node.names}
    return plain | {
        node.module.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
    }
