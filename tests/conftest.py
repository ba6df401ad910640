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
