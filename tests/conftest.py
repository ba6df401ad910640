import os
from collections.abc import Iterator

import pytest

from scorecard.measures import catalog
from scorecard.store.store import Store


def opened() -> Store:
    """An empty store in memory, every migration applied and every view bound."""
    store = Store()
    with store.cursor() as cursor:
        catalog.bind(cursor)
    return store


@pytest.fixture
def store() -> Iterator[Store]:
    made = opened()
    yield made
    made.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--run-slow", action="store_true", help="also build and install the wheel")
    parser.addoption("--examples", type=int, help="so many drawn workbooks, other ones each time, in place of the same few hundred")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--run-slow") or os.environ.get("CI"):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="builds and installs the wheel; add --run-slow"))
