import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest

from scorecard import desk
from scorecard.desk import opening
from scorecard.desk.opening import originals
from scorecard.store.store import Store
from tests.conformance.kept import keep


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with nothing in it: to copy it takes a fiftieth of what it takes to bind all views anew."""
    path = tmp_path_factory.mktemp("empty") / "s.duckdb"
    desk.open_store(path).close()
    return path


@pytest.fixture(scope="session", autouse=True)
def _new_stores_are_copies(empty_store: Path) -> Iterator[None]:
    """A store that a test makes in this process begins as a copy of the empty one; other processes bind theirs themselves.

    It works with one thread, which takes a tenth less: of a few rows there is nothing to share out, and each process of tests has one core.
    """

    def opened(path: Path | None = None, *, read_only: bool = False) -> Store:
        if path is not None and not read_only and path.parent.is_dir() and not path.exists():
            shutil.copy(empty_store, path)
        store = Store(path, read_only=read_only)
        with store.cursor() as cursor:
            cursor.execute("set threads = 1")
        return store

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "Store", opened)
        yield


@pytest.fixture(scope="session")
def begun(empty_store: Path) -> Path:
    """What the store of each test begins as; a module whose tests all begin with the same files has one of its own."""
    return empty_store


@pytest.fixture
def store(begun: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Store]:
    made = desk.open_store(copied(begun, tmp_path_factory.mktemp("store") / "s.duckdb"))
    yield made
    folder = request.config.getoption("--keep-stores")
    if folder and request.path.is_relative_to(request.config.rootpath / "tests" / "spec"):
        keep(made, Path(folder))
    with suppress(duckdb.ConnectionException), made.cursor() as cursor:  # closed by the test itself
        # Nobody opens it again, so what the log holds need not be moved into the file: that would take a tenth of the suite's time.
        cursor.execute("pragma disable_checkpoint_on_shutdown")
    made.close()


def copied(store: Path, path: Path) -> Path:
    """A closed store and the files that came to it, once more."""
    if originals(store).exists():
        shutil.copytree(originals(store), originals(path))
    return Path(shutil.copy(store, path))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--run-slow", action="store_true", help="also build the wheel, and ask Spark about a third of the specification")
    parser.addoption("--examples", type=int, help="so many drawn workbooks or organisations, others each time, not the usual few hundred")
    parser.addoption("--keep-stores", metavar="FOLDER", help="keep there what each test put into its store, for the conformance tests")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--run-slow") or os.environ.get("CI"):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="takes minutes; add --run-slow"))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """The collector, which Streamlit calls after each run of a page, need not walk through what stays to the end: 0.2 s each time."""
    gc.collect()
    gc.freeze()
