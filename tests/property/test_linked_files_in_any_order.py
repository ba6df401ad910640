"""Objectives, key results and values in files of their own: whatever comes first, the same stands in the store."""

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard import desk
from scorecard.desk import importing
from scorecard.measures.progress import key_results
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from tests.property.hands import hands
from tests.property.layouts_wide import linked_files
from tests.property.organisations import organisations
from tests.property.test_layouts_read_back import differences
from tests.property.written import Facts
from tests.reading import read

IN_CI = 12
SHARE = 50
"""One of so many examples asked for is drawn here: a store for each takes its time."""


def told(files: list[Path], as_of: date) -> list[Facts]:
    """The key results of a store beside the files into which they came in this order."""
    with closing(desk.open_store(files[0].parent / "s.duckdb")) as store, patch.object(importing, "read", read):
        for file in files:
            assert desk.import_file(store, file, Given(), by="Analyst").status == "loaded", file.name
        return [
            {name: getattr(row, name) for name in ("objective", "key_result", "unit", "period", "baseline", "target", "current")}
            for row in key_results(store, Scope(as_of))
        ]


def test_linked_files_may_come_in_any_order(request: pytest.FixtureRequest) -> None:
    asked = request.config.getoption("--examples")

    @settings(
        max_examples=max(1, asked // SHARE) if asked else IN_CI, derandomize=asked is None, deadline=None, database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )  # fmt: skip
    @given(st.data())
    def joins(data: st.DataObject) -> None:
        organisation = data.draw(organisations())
        hand = data.draw(hands(organisation))
        written = linked_files(organisation, hand)
        order = data.draw(st.permutations(sorted(written.sheets)))
        with TemporaryDirectory() as folder:
            files = [written.alone(name).save(Path(folder), hand) for name in order]
            found = told(files, organisation.days[-1] + timedelta(days=1))
        wrong = differences(written.expected, found)
        assert not wrong, "\n".join([", ".join(order), *wrong])

    joins()
