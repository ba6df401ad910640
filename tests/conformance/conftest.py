import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conformance import engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import SparkSession

READY = importlib.util.find_spec("pyspark") is not None and shutil.which("java") is not None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where there is no Spark these tests are skipped, but never in CI."""
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent and not READY and not os.environ.get("CI"):
            item.add_marker(pytest.mark.skip(reason='no Spark on this machine: pip install -e ".[spark]", and Java 17'))


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[SparkSession]":
    session = engine.start(tmp_path_factory.mktemp("spark"))
    yield session
    session.stop()


@pytest.fixture(scope="session")
def specification(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what each test in tests/spec put into its store: kept by an earlier run with `--keep-stores`, else made now."""
    told = request.config.getoption("--keep-stores")
    folder = Path(told) if told else tmp_path_factory.mktemp("kept")
    if not any(folder.iterdir()):
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/spec", f"--keep-stores={folder}"]
        subprocess.run(command, cwd=request.config.rootpath, check=True, capture_output=True)
    return folder
