from collections.abc import Iterator

import pytest

from scorecard import desk
from scorecard.store.store import Store


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Filled on trial for each example: to open a store takes longer than to ask it."""
    made = desk.open_store(tmp_path_factory.mktemp("store") / "s.duckdb")
    yield made
    made.close()
