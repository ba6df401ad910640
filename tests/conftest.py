import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scorecard import desk
from scorecard.store.store import Store
from tests.conformance.kept import keep


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with nothing in it: to copy it takes a fiftieth of what it takes to bind all views anew."""
    path = tmp_path_factory.mktemp("empty") / "s.duckdb"
    desk.open_store(path).close()
    return path


@pytest.fixture
def store(empty_store: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Store]:
    made = desk.open_store(Path(shutil.copy(empty_store, tmp_path_factory.mktemp("store") / "s.duckdb")))
    yield made
    folder = request.config.getoption("--keep-stores")
    if folder and request.path.is_relative_to(request.config.rootpath / "tests" / "spec"):
        keep(made, Path(folder))
    made.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--run-slow", action="store_true", help="also build the wheel, and ask Spark about the whole specification")
    parser.addoption("--examples", type=int, help="so many drawn workbooks or organisations, others each time, not the usual few hundred")
    parser.addoption("--keep-stores", metavar="FOLDER", help="keep there what each test put into its store, for the conformance tests")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--run-slow") or os.environ.get("CI"):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="takes minutes; add --run-slow"))
