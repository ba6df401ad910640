"""Every view and every rule on Spark, with the same rows as on DuckDB, for the whole specification.

Asked is about what every test in tests/spec put into its store, drawn tables and imported workbooks alike, on a few days. The many stores
are gathered into a few (see worlds.py), for what takes Spark's time is the number of queries. Each view reads on Spark what Spark said of
the views below it, so a difference shows where it begins. Numbers may differ by 1e-9; texts, days, nulls and the number of rows may not.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from scorecard.measures.catalog import View
from tests.conformance import engine
from tests.conformance.kept import kept
from tests.conformance.worlds import Company, companies, world

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

DAYS = [date(2026, 1, 16), date(2026, 2, 12), date(2026, 3, 31), date(2026, 6, 30), date(2026, 10, 1)]
"""Before, in, at the end of and after the quarters that are drawn; most tests ask about the second."""


@pytest.mark.slow
def test_spark_says_what_duckdb_says_for_the_whole_specification(spark: "SparkSession", specification: Path) -> None:
    asked = companies(kept(specification))
    # Planning takes Spark one core, so two stores are asked about at once.
    with ThreadPoolExecutor(max_workers=2) as pool:
        found = list(pool.map(lambda company: _differing(spark.newSession(), company), asked))
    assert found == [{}] * len(asked)


def _differing(spark: "SparkSession", company: Company) -> dict[str, list[str]]:
    """What Spark says otherwise of the organisations together in one store, by view."""
    differing = {}
    below = {name for view in company.asked for name in view.reads} - {view.name for view in company.asked}
    with world(company.stores, DAYS) as store, store.cursor() as cursor:
        held = {name: cursor.execute(f"from {name}").to_arrow_table() for name in below}
        for view, rows in engine.answers(spark, held, company.asked):
            if told := engine.differences(cursor.execute(f"from ({view.sql})").to_arrow_table(), rows):
                differing[view.name] = told
    return differing


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("select 2 / 7.0 as share", [{"share": 2 / 7}]),
        ("select 1.0 / 3 * 3.0 as whole", [{"whole": 1.0}]),
        ("select strftime(timestamp '2026-02-12 09:08:07', '%Y-%m-%dT%H:%M:%SZ') as at", [{"at": "2026-02-12T09:08:07Z"}]),
    ],
)
def test_spark_is_told_numbers_and_moments_as_they_are_meant(spark: "SparkSession", sql: str, rows: list[dict[str, object]]) -> None:
    [(_, said)] = engine.answers(spark, {}, [View("asked", sql)])
    assert said.to_pylist() == rows


def test_a_difference_is_seen() -> None:
    one = pa.table({"unit": ["X", "X", None], "score": [0.1, None, 0.3]})
    assert engine.differences(one, one.take([2, 0, 1])) == []
    assert engine.differences(one, one.slice(1)) == ["3 rows became 2"]
    assert engine.differences(one, pa.table({"unit": ["X", "X", None], "score": [0.1, None, 0.3 + 1e-8]})) != []
    assert engine.differences(one, pa.table({"unit": ["X", "X", None], "score": [0.1, 0.0, 0.3]})) != []
    assert engine.differences(one, pa.table({"unit": ["X", "Y", None], "score": [0.1, None, 0.3]})) != []
