"""Rows of a file that repeat another row's key result: it is kept once, and that is said."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scorecard.intake.coded import Coded, Codes, together
from scorecard.intake.tables import Content
from scorecard.model.finding import Finding, Severity
from scorecard.model.reading import FileReading

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

    They are told apart as `naming` does, so that a preview says of repeated rows what loading makes of them.
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
