"""What a file would bring: small enough to be remembered for each file of a folder, which its content is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from scorecard.intake.tables import Content, Reading
from scorecard.model.reading import FileReading

FIRST = 10
"""Key results that a preview shows as they were read."""


@dataclass(frozen=True, slots=True)
class KeyResultReading:
    """A key result as it was read."""

    objective: str
    """Empty where the file states none."""
    key_result: str
    period: str | None
    unit: str | None
    owner: str | None
    baseline: float | None
    target: float | None
    current: float | None
    """The newest of its values in the file."""
    unit_of_measure: str | None
    due_on: date | None
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The account of a file that is not loaded yet, and what would be."""

    account: FileReading
    loadable: bool
    answered: frozenset[str] = frozenset()
    """Key results that a check-in workbook answers, by their ids."""
    periods: tuple[str | None, ...] = ()
    """Of its objectives, each once and sorted; None last, where some name none."""
    units: tuple[str | None, ...] = ()
    without_period: int = 0
    """Objectives."""
    first: tuple[KeyResultReading, ...] = ()


def foresee(reading: Reading) -> Foreseen:
    content = reading.content
    if content is None:
        return Foreseen(reading.account, loadable=False)
    objectives = _own_objectives(content)
    return Foreseen(
        reading.account,
        loadable=True,
        answered=frozenset(content.answers["key_result_id"].to_pylist()),
        periods=_each_once(objectives["period"]),
        units=_each_once(objectives["unit"]),
        without_period=objectives["period"].null_count,
        first=_first(content),
    )


def _own_objectives(content: Content) -> pa.Table:
    """Without those of which the file only holds values: another file tells their period and unit."""
    if not content.borrowed:
        return content.objectives
    borrowed = pc.is_in(content.key_results["key"], pa.array(list(content.borrowed), pa.int64()))
    own = content.key_results.filter(pc.invert(borrowed))
    return content.objectives.filter(pc.is_in(content.objectives["key"], own["objective_key"].combine_chunks()))


def _each_once(values: pa.ChunkedArray) -> tuple[str | None, ...]:
    return tuple(sorted(values.unique().to_pylist(), key=lambda one: (one is None, one or "")))


def _first(content: Content) -> tuple[KeyResultReading, ...]:
    shown = content.key_results.slice(0, FIRST)
    keys = shown["key"].combine_chunks()
    objectives = _by_key(content.objectives, shown["objective_key"].combine_chunks())
    values = content.check_ins.filter(pc.is_in(content.check_ins["key_result_key"], keys)).to_pylist()
    return tuple(_read(one, objectives.get(one["objective_key"], {}), values) for one in shown.to_pylist())


def _by_key(table: pa.Table, keys: pa.Array) -> dict[int, dict[str, Any]]:
    return {row["key"]: row for row in table.filter(pc.is_in(table["key"], keys)).to_pylist()}


def _read(result: dict[str, Any], objective: dict[str, Any], values: Sequence[dict[str, Any]]) -> KeyResultReading:
    own = [one for one in values if one["key_result_key"] == result["key"] and one["value"] is not None]
    newest = max(own, key=lambda one: one["observed_on"] or date.max, default=None)
    return KeyResultReading(
        objective=objective["text"] if objective.get("stated") else "",
        key_result=result["text"],
        period=objective.get("period"),
        unit=objective.get("unit"),
        owner=result["owner"] or objective.get("owner"),
        baseline=result["baseline"],
        target=result["target"],
        current=newest["value"] if newest else None,
        unit_of_measure=result["unit_of_measure"],
        due_on=result["due_on"],
        sheet=result["sheet"],
        cell=result["cell"],
    )
