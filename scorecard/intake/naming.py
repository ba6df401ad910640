"""Which things rows tell of: an id for each objective and key result, and which rows repeat another.

Identity (architecture, "Identity and time"): an objective is its file's id within unit and period if it has one, else
its text there; a key result its id, else its text under its objective. Ids that begin anew below each objective (KR1,
KR2, …) count there only. Texts are compared case folded, without accents and punctuation.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scorecard.intake.coded import Coded, Codes, together
from scorecard.intake.tables import Content
from scorecard.model.finding import Finding, Severity
from scorecard.model.reading import FileReading

if TYPE_CHECKING:
    import duckdb  # the process that reads files goes without it

MOST_REPEATS_NAMED = 100
"""Findings for repeated key results name this many rows of a file; the rest is counted."""


def counted(account: FileReading, content: Content) -> FileReading:
    """The account with the key results of each sheet as they are kept: one in several rows counts in the first, and that is said."""
    kept = kept_rows(content.objectives, content.key_results)
    counts = Counter(content.key_results["sheet"].take(pa.array(np.unique(kept))).to_pylist())
    sheets = tuple(replace(one, key_results=counts[one.sheet]) for one in account.sheets)
    return replace(account, sheets=sheets, findings=(*account.findings, *_repeats(account.file, content, kept)))


def kept_rows(objectives: pa.Table, key_results: pa.Table) -> Codes:
    """For each key result of a reading the place of the one that is kept for it, its own or an earlier one.

    They are told apart as `name_things` does, so that a preview says of repeated rows what loading makes of them.
    """
    of = objectives.take(pc.index_in(key_results["objective_key"], objectives["key"]))
    anew = key_results["numbered_anew"].fill_null(False)
    by_text = pc.or_(pc.is_null(key_results["source_id"]), pc.and_(anew, pc.invert(of["stated"])))
    below = pc.or_(by_text, anew)
    name = pc.if_else(by_text, key_results["compared"], _name(key_results))
    above = (of["stated"], pc.is_valid(of["source_id"]), _name(of))
    names = (of["unit"], of["period"], by_text, below, name, *(pc.if_else(below, one, None) for one in above))
    codes, first = together(list(map(_coded, names)))
    return np.array(first, np.int64)[codes]


def _name(things: pa.Table) -> pa.ChunkedArray:
    return pc.coalesce(pc.utf8_lower(things["source_id"]), things["compared"])


def _coded(column: pa.ChunkedArray) -> Coded[int]:
    told = column.combine_chunks().dictionary_encode(null_encoding="encode")
    return Coded(range(len(told.dictionary)), told.indices.to_numpy().astype(np.int64))


def _repeats(file: str, content: Content, kept: Codes) -> list[Finding]:
    """The rows of a file that repeat another row's key result, which is kept once. How one stood on another day is no copy of it."""
    at = np.flatnonzero(kept != np.arange(len(kept)))
    told = content.key_results.select(_Twin._fields)
    days = _days_of(content.check_ins, told["key"].take(pa.array(np.union1d(at, kept[at]))))
    if days:
        pairs = zip(at, _pairs(told, at, kept), strict=True)
        at = np.array([place for place, (twin, other) in pairs if twin.is_copy_of(other, days)], np.int64)
    found = [_repeat(file, twin, other) for twin, other in _pairs(told, at[:MOST_REPEATS_NAMED], kept)]
    return [*found, _more(file, len(at) - MOST_REPEATS_NAMED)] if len(at) > MOST_REPEATS_NAMED else found


def _days_of(check_ins: pa.Table, keys: pa.ChunkedArray) -> dict[int, set[date]]:
    """The days on which key results were measured, of those that were."""
    days: dict[int, set[date]] = {}
    dated = check_ins.filter(pc.and_(pc.is_valid(check_ins["observed_on"]), pc.is_in(check_ins["key_result_key"], keys.combine_chunks())))
    for key, observed in zip(dated["key_result_key"].to_pylist(), dated["observed_on"].to_pylist(), strict=True):
        days.setdefault(key, set()).add(observed)
    return days


def _pairs(told: pa.Table, at: Codes, kept: Codes) -> Iterator[tuple["_Twin", "_Twin"]]:
    """Rows by their places, each with the one that is kept for it."""
    twins, others = (told.take(pa.array(places)).to_pylist() for places in (at, kept[at]))
    return ((_Twin(**twin), _Twin(**other)) for twin, other in zip(twins, others, strict=True))


def name_things(cursor: "duckdb.DuckDBPyConnection") -> None:
    """Give every staged objective and key result its id; of equal ones the first in the file is kept (`twin_of` says which).

    What is known by its id stays so when the ids of a later file begin anew below each objective, and the other way round. An id that
    another file gave to other words below another objective is none of this file's: two teams begin with KR1.
    """
    cursor.execute(
        """
        create temporary table named_objective as
        with own as (
          select objective_key, min(source_id) as source_id
          from staged_key_results
          where not coalesce(numbered_anew, false)
          group by objective_key
        ),
        told as (
          select staged_objectives.*,
            coalesce(unit, '') || chr(31) || coalesce(period, '') as place,
            coalesce(staged_objectives.source_id, case when not stated then own.source_id end) as known_as
          from staged_objectives left join own on own.objective_key = staged_objectives.key
        )
        select told.upload_id, told.key, told.period, told.place, told.stated,
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
        with known as (
          select distinct objective_id, lower(source_id) as source_id, key_result_id, coalesce(numbered_anew, false) as numbered_anew
          from key_result_version where source_id is not null
        ),
        asked as materialized (
          select staged_key_results.upload_id, staged_key_results.key, named_objective.objective_id, named_objective.period, stated,
            lower(staged_key_results.source_id) as source_id, staged_key_results.compared, lower(staged_key_results.text) as words,
            coalesce(staged_key_results.numbered_anew, false) as numbered_anew,
            'K' || substr(md5('id' || chr(31) || place || chr(31) || lower(staged_key_results.source_id)), 1, 16) as by_id
          from staged_key_results
          join named_objective on named_objective.key = staged_key_results.objective_key
        ),
        claimed as (
          select key_result_id, objective_id, words, file
          from (
            select told.*, row_number() over (partition by key_result_id order by batch, upload_id desc) as recency
            from (
              select key_result_id, objective_id, lower(text) as words, upload.file, key_result_version.upload_id, 0 as batch
              from key_result_version join upload on upload.upload_id = key_result_version.upload_id
              where source_id is not null
              union all
              select by_id, objective_id, words, file, -asked.upload_id, 1
              from asked join staged_files on staged_files.upload_id = asked.upload_id and staged_files.several
              where source_id is not null and not numbered_anew
            ) as told
          )
          where recency = 1
        ),
        named as materialized (
          select asked.upload_id, asked.key, asked.objective_id, asked.period,
            coalesce(by_number.key_result_id, by_id.key_result_id,
              case
                when asked.source_id is not null and not asked.numbered_anew and claimed.key_result_id is null then asked.by_id
                when asked.source_id is not null and stated
                then 'K' || substr(md5('no' || chr(31) || asked.objective_id || chr(31) || asked.source_id), 1, 16)
                else 'K' || substr(md5(asked.objective_id || chr(31) || asked.compared), 1, 16)
              end) as key_result_id,
            by_number.key_result_id is not null
              or ((asked.numbered_anew or claimed.key_result_id is not null) and by_id.key_result_id is null) as numbered_anew
          from asked
          join staged_files on staged_files.upload_id = asked.upload_id
          left join known as by_number
            on by_number.numbered_anew
            and by_number.objective_id = asked.objective_id
            and by_number.source_id = asked.source_id
          left join known as by_id
            on asked.numbered_anew
            and not by_id.numbered_anew
            and by_id.objective_id = asked.objective_id
            and by_id.source_id = asked.source_id
          left join claimed
            on claimed.key_result_id = asked.by_id
            and stated
            and claimed.objective_id <> asked.objective_id
            and claimed.words <> asked.words
            and claimed.file <> staged_files.file
        )
        select named.*, first.key as twin_of
        from named
        join (
          select upload_id, key_result_id, min(key) as key from named group by upload_id, key_result_id
        ) as first on first.upload_id = named.upload_id and first.key_result_id = named.key_result_id
        """
    )


class _Twin(NamedTuple):
    """A row that tells of a key result, and the numbers that may be told otherwise elsewhere."""

    key: int
    sheet: str
    row: int
    cell: str
    text: str
    baseline: float | None
    target: float | None

    def is_copy_of(self, kept: "_Twin", days: Mapping[int, set[date]]) -> bool:
        """Unless all that it tells is how the same stood on other days."""
        levels = (self.baseline, kept.baseline), (self.target, kept.target)
        otherwise = any(one is not None and one != other for one, other in levels)
        own, known = days.get(self.key, set()), days.get(kept.key, set())
        return otherwise or not own or not own.isdisjoint(known)


def _repeat(file: str, twin: _Twin, kept: _Twin) -> Finding:
    said = [f"This row repeats the key result of row {kept.row}; it counts once."]
    if twin.baseline is not None and twin.baseline != kept.baseline:
        said.append(f"Its baseline {twin.baseline:.10g} is not used; what row {kept.row} says holds.")
    if twin.target is not None and twin.target != kept.target:
        said.append(f"Its target {twin.target:.10g} is not used; what row {kept.row} says holds.")
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
