"""Which things rows tell of: an id for each objective and key result, and which rows repeat another.

Identity (architecture, "Identity and time"): an objective is its file's id within unit and period if it has one, else
its text there; a key result its id, else its text under its objective. Texts are compared case folded, without
accents and punctuation.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from scorecard.intake.coded import Coded, together
from scorecard.intake.snapshots import is_of_a_day
from scorecard.model.finding import Finding, Severity

if TYPE_CHECKING:
    import duckdb  # the process that reads files goes without it

MOST_REPEATS_NAMED = 100
"""Findings for repeated key results name this many rows of a file; the rest is counted."""


def count_kept(objectives: pa.Table, key_results: pa.Table) -> Counter[str]:
    """How many key results a reading holds, by the sheet on which each stands first: told apart as `name_things` does."""
    of = objectives.take(pc.index_in(key_results["objective_key"], objectives["key"]))
    by_id, by_text = pc.is_valid(key_results["source_id"]), pc.is_null(key_results["source_id"])
    below = pc.and_(by_text, of["stated"])
    names = (
        of["unit"],
        of["period"],
        by_id,
        _name(key_results),
        pc.if_else(below, pc.is_valid(of["source_id"]), None),
        pc.if_else(below, _name(of), None),
    )
    _, first = together(list(map(_coded, names)))
    return Counter(key_results["sheet"].take(pa.array(first, pa.int64())).to_pylist())


def _name(things: pa.Table) -> pa.ChunkedArray:
    return pc.coalesce(pc.utf8_lower(things["source_id"]), things["compared"])


def _coded(column: pa.ChunkedArray) -> Coded[int]:
    told = column.combine_chunks().dictionary_encode(null_encoding="encode")
    return Coded(range(len(told.dictionary)), told.indices.to_numpy().astype("int64"))


def name_things(cursor: "duckdb.DuckDBPyConnection") -> None:
    """Give every staged objective and key result its id; of equal ones the first in the file is kept (`twin_of` says which)."""
    cursor.execute(
        """
        create temporary table named_objective as
        with own as (
          select objective_key, min(source_id) as source_id from staged_key_results group by objective_key
        ),
        told as (
          select staged_objectives.*,
            coalesce(unit, '') || chr(31) || coalesce(period, '') as place,
            coalesce(staged_objectives.source_id, case when not stated then own.source_id end) as known_as
          from staged_objectives left join own on own.objective_key = staged_objectives.key
        )
        select told.upload_id, told.key, told.period, told.place,
          'O' || substr(md5(concat_ws(chr(31),
            stated,
            place,
            case when known_as is not null then 'id ' || lower(known_as) else compared end)), 1, 16) as objective_id
        from told
        """
    )
    cursor.execute(
        """
        create temporary table named_key_result as
        with named as materialized (
          select staged_key_results.upload_id, staged_key_results.key, named_objective.objective_id, named_objective.period,
            'K' || substr(md5(
              case
                when staged_key_results.source_id is not null
                then 'id' || chr(31) || place || chr(31) || lower(staged_key_results.source_id)
                else objective_id || chr(31) || staged_key_results.compared
              end), 1, 16) as key_result_id
          from staged_key_results
          join named_objective on named_objective.key = staged_key_results.objective_key
        )
        select named.*, first.key as twin_of
        from named
        join (
          select upload_id, key_result_id, min(key) as key from named group by upload_id, key_result_id
        ) as first on first.upload_id = named.upload_id and first.key_result_id = named.key_result_id
        """
    )


def repeats(cursor: "duckdb.DuckDBPyConnection", files: Sequence[str], first: int) -> list[list[Finding]]:
    """For each file, their uploads numbered from `first` on: the rows that repeat another row's key result, kept once, and said."""
    rows = cursor.execute(
        """
        select twin.upload_id, twin.sheet, twin.cell, twin.text, kept.row, twin.baseline, kept.baseline, twin.target, kept.target
        from named_key_result
        join staged_key_results as twin on twin.key = named_key_result.key
        join staged_key_results as kept on kept.key = named_key_result.twin_of
        where named_key_result.key <> named_key_result.twin_of order by twin.key
        """
    ).fetchall()
    told: list[list[_Twin]] = [[] for _ in files]
    for upload_id, sheet, cell, text, row, *numbers in rows:
        twin = _Twin(sheet, cell, text, row, *numbers)
        # How things stood on another day is no copy.
        if twin.says_otherwise or not is_of_a_day(sheet):
            told[upload_id - first].append(twin)
    return [_findings(file, twins) for file, twins in zip(files, told, strict=True)]


class _Twin(NamedTuple):
    """A row that repeats the key result of an earlier one, and what numbers both say."""

    sheet: str
    cell: str
    text: str
    row: int
    """The earlier one."""
    baseline: float | None
    kept_baseline: float | None
    target: float | None
    kept_target: float | None

    @property
    def says_otherwise(self) -> bool:
        return (self.baseline is not None and self.baseline != self.kept_baseline) or (
            self.target is not None and self.target != self.kept_target
        )


def _findings(file: str, twins: Sequence[_Twin]) -> list[Finding]:
    found = [_repeat(file, one) for one in twins[:MOST_REPEATS_NAMED]]
    if len(twins) > MOST_REPEATS_NAMED:
        found.append(_more(file, len(twins) - MOST_REPEATS_NAMED))
    return found


def _repeat(file: str, twin: _Twin) -> Finding:
    said = [f"This row repeats the key result of row {twin.row}; it counts once."]
    if twin.baseline is not None and twin.baseline != twin.kept_baseline:
        said.append(f"Its baseline {twin.baseline:.10g} is not used; what row {twin.row} says holds.")
    if twin.target is not None and twin.target != twin.kept_target:
        said.append(f"Its target {twin.target:.10g} is not used; what row {twin.row} says holds.")
    fix = "Delete one of the rows, or give them different texts or ids."
    return Finding("key-result-repeated", Severity.WARNING, " ".join(said), fix, file, twin.sheet, twin.cell, "", twin.text)


def _more(file: str, count: int) -> Finding:
    return Finding(
        "key-result-repeated",
        Severity.WARNING,
        f"{count:,} more rows repeat a key result; each counts once.",
        "Delete the copies, or give them different texts or ids.",
        file,
    )
