"""A Spark of one machine, and how its rows are laid beside DuckDB's."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scorecard.measures.catalog import View

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SETTINGS = {
    "spark.driver.memory": "3g",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.catalogImplementation": "in-memory",
    # Few rows and many queries: planning is what takes time.
    "spark.sql.shuffle.partitions": "1",
    "spark.default.parallelism": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dlog4j2.level=OFF",
}
"""What Spark computes is as it comes, `spark.sql.ansi.enabled` too; these say where it works and how much it prepares."""
TOLERANCE = 1e-9


def start(folder: Path) -> "SparkSession":
    """Two workers in this machine; whatever Spark writes goes into the folder."""
    from pyspark.sql import SparkSession  # an extra; where it is missing these tests are skipped

    asked = SparkSession.builder.master("local[2]").appName("conformance").config("spark.sql.warehouse.dir", str(folder))
    for key, value in SETTINGS.items():
        asked = asked.config(key, value)
    spark = asked.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    return spark


def answers(spark: "SparkSession", tables: dict[str, pa.Table], asked: list[View]) -> Iterator[tuple[View, pa.Table]]:
    """Each view with its rows on Spark, computed from the tables and from what Spark said of the views before it."""
    for name, rows in tables.items():
        _hold(spark, name, _without_decimals(rows))
    for view in asked:
        rows = spark.sql(view.in_dialect("spark")).toArrow()
        _hold(spark, view.name, rows)
        yield view, rows


def _without_decimals(rows: pa.Table) -> pa.Table:
    """What DuckDB counts in decimals, and divides as doubles, as doubles."""
    kinds = [pa.float64() if pa.types.is_decimal(one.type) else one.type for one in rows.schema]
    return rows.cast(pa.schema(list(zip(rows.column_names, kinds, strict=True))))


def _hold(spark: "SparkSession", name: str, rows: pa.Table) -> None:
    whole = pa.Table.from_batches(rows.combine_chunks().to_batches() or [pa.RecordBatch.from_pylist([], rows.schema)], rows.schema)
    spark.createDataFrame(whole).createOrReplaceTempView(f"`{name}`")


def differences(ours: pa.Table, theirs: pa.Table) -> list[str]:
    """What differs between two answers as multisets of rows: numbers by more than TOLERANCE, anything else at all."""
    if ours.column_names != theirs.column_names:
        return [f"columns {ours.column_names} became {theirs.column_names}"]
    if ours.num_rows != theirs.num_rows:
        return [f"{ours.num_rows} rows became {theirs.num_rows}"]
    mine, other = _in_order(ours), _in_order(theirs)
    return [f"{name}: {told}" for name in mine.column_names if (told := _differs(mine[name], other[name]))]


def _in_order(rows: pa.Table) -> pa.Table:
    """The rows sorted, what is exact first; each column as text or as doubles, whatever the engine calls its type."""
    plain = pa.table({name: _plain(column) for name, column in zip(rows.column_names, rows.columns, strict=True)})
    rounded = {f"{name} ": pc.round(plain[name], 6) for name in plain.column_names if pa.types.is_floating(plain[name].type)}
    keys = [name for name in plain.column_names if name + " " not in rounded] + list(rounded)
    with_keys = pa.table({**{name: plain[name] for name in plain.column_names}, **rounded})
    return plain.take(pc.sort_indices(with_keys, [(key, "ascending") for key in keys]))


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = column.type
    if pa.types.is_integer(kind) or pa.types.is_decimal(kind) or pa.types.is_floating(kind):
        return column.cast(pa.float64())
    if pa.types.is_list(kind):
        return pa.chunked_array([pa.array([None if one is None else repr(one) for one in column.to_pylist()], pa.string())])
    return column.cast(pa.string())


_POWER = re.compile(r"-?\d(?:\.\d+)?[eE][+-]?\d+")


def _is_same_power(one: object, other: object) -> bool:
    """One number that has a power of ten, which each engine writes into a text in its own way: 2e+300, 2.0E300."""
    texts = [text for text in (one, other) if isinstance(text, str) and _POWER.fullmatch(text)]
    return len(texts) == 2 and float(texts[0]) == float(texts[1])


def _differs(mine: pa.ChunkedArray, other: pa.ChunkedArray) -> str:
    """The first pair of values that are not the same; empty when all are. A column of nulls has no kind of its own."""
    if len(mine) == mine.null_count == other.null_count:
        return ""
    if mine.type != other.type:
        return f"{mine.type} became {other.type}"
    if pa.types.is_floating(mine.type):
        one, two = (column.to_numpy(zero_copy_only=False) for column in (mine, other))
        apart = ~np.isclose(one, two, rtol=TOLERANCE, atol=TOLERANCE, equal_nan=True)
    else:
        one, two = (np.array(column.to_pylist(), object) for column in (mine, other))
        apart = one != two
    places = [place for place in np.flatnonzero(apart) if not _is_same_power(one[place], two[place])]
    return f"{one[places[0]]!r} became {two[places[0]]!r}, and {len(places) - 1} more" if len(places) else ""
