"""What we ship runs where nothing of the checkout is: the wheel, in an empty environment, from an empty folder."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)], check=True)
    [made] = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def scorecard(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed command."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "-q", "--no-compile", str(wheel)], check=True)
    return programs / "scorecard"


def test_the_wheel_holds_all_that_the_dashboard_needs(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    pages = {f"scorecard/_bundle/pages/{page.name}" for page in (ROOT / "pages").glob("*.py")}
    books = {f"scorecard/_bundle/data/demo/{book.name}" for book in (ROOT / "data" / "demo").iterdir()}
    package = {
        str(file.relative_to(ROOT).as_posix())
        for suffix in ("py", "sql", "toml", "po", "md")
        for file in (ROOT / "scorecard").rglob(f"*.{suffix}")
    }
    assert pages | books | package | {"scorecard/_bundle/.streamlit/config.toml"} <= names
    assert not [name for name in names if name.startswith(("tests/", "data/", "pages/"))]


def test_the_installed_command_imports_and_shows(scorecard: Path, tmp_path: Path) -> None:
    book = ROOT / "data" / "demo" / "road-transport-2026.xlsx"
    told = _run(scorecard, tmp_path, "import", str(book), "--store", "s.duckdb", "--format", "json")
    assert json.loads(told)["files"][0]["status"] == "loaded"
    shown = _run(scorecard, tmp_path, "show", "key-results", "--store", "s.duckdb", "--format", "csv")
    assert len(shown.splitlines()) > 50


def test_the_installed_demo_serves(scorecard: Path, tmp_path: Path) -> None:
    with _demo(scorecard, tmp_path) as address:
        assert urllib.request.urlopen(address, timeout=10).status == 200


def _run(scorecard: Path, folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [scorecard, *arguments], cwd=folder, env=_environment(folder), check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


@contextmanager
def _demo(scorecard: Path, folder: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen([scorecard, "demo", "--port", str(port)], cwd=folder, env=_environment(folder))
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health", running)
        yield f"http://127.0.0.1:{port}/"
    finally:
        for child in psutil.Process(running.pid).children(recursive=True):
            child.terminate()
        running.terminate()
        running.wait(20)


def _wait_for(address: str, running: "subprocess.Popen[bytes]", seconds: float = 90) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert running.poll() is None, "the dashboard ended"
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    raise AssertionError(f"nothing answers at {address}")


def _environment(folder: Path) -> dict[str, str]:
    """A home of its own, so that no store of the user is touched and no module of the checkout is found."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "SCORECARD_STORE")}
    return kept | {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "LOCALAPPDATA": str(folder)}
