"""What has been read so far, as columns: the importer's tables are built from these lists in one go."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product, repeat
from typing import Any

import pyarrow as pa

from scorecard.intake.grid import address, place_of
from scorecard.intake.numbered import numbered_anew
from scorecard.intake.tables import (
    ANSWERS,
    CHECK_INS,
    DEPENDENCIES,
    KEY_RESULTS,
    LOOSE_CHECK_INS,
    MILESTONES,
    OBJECTIVES,
    PLAN_POINTS,
    UNITS,
    Content,
)
from scorecard.model.finding import Finding, Severity
from scorecard.model.perspective import normalised

MOST_OF_A_KIND = 100
"""Findings of one code and sheet that are told one by one; the rest is counted."""
ANY = "\0"
"""Whatever unit or period; no cell holds it."""


class Rows:
    """A table that grows by columns, so that it becomes Arrow without being turned around."""

    def __init__(self, schema: pa.Schema) -> None:
        self.schema = schema
        self._names = frozenset(schema.names)
        self._count = 0
        self._columns: dict[str, list[Any] | pa.Array] = {}
        """Those that were told of any row; one that was not told of the last rows is shorter."""

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, column: str) -> list[Any]:
        told = self._columns.setdefault(column, [])
        if not isinstance(told, list):
            told = self._columns[column] = told.to_pylist()
        told.extend(repeat(None, self._count - len(told)))
        return told

    def add(self, **cells: object) -> None:
        """One row; what is not told is None."""
        for name, cell in cells.items():
            if cell is not None and name in self._names:
                self[name].append(cell)
        self._count += 1

    def extend(self, count: int, **columns: Iterable[object] | pa.Array) -> None:
        """So many rows; a column that is not told is None in each. The first ones may come as arrays, which then need no turning."""
        for name, told in columns.items():
            if isinstance(told, pa.Array) and not self._count:
                self._columns[name] = told
            elif name in self._names:
                self[name].extend(told.to_pylist() if isinstance(told, pa.Array) else told)
        self._count += count

    def table(self) -> pa.Table:
        """A column that nothing was told of costs nothing."""
        told = {one.name: self._array(one) for one in self.schema if one.name in self._columns}
        return pa.table([told.get(one.name, pa.nulls(len(self), one.type)) for one in self.schema], schema=self.schema)


    def _array(self, column: pa.Field) -> pa.Array:
        told = self._columns[column.name]
        return told if isinstance(told, pa.Array) and len(told) == self._count else pa.array(self[column.name], column.type)


@dataclass(slots=True)
class Gathered:
    """Grows while a file is read."""

    file: str
    objectives: Rows = field(default_factory=lambda: Rows(OBJECTIVES))
    key_results: Rows = field(default_factory=lambda: Rows(KEY_RESULTS))
    check_ins: Rows = field(default_factory=lambda: Rows(CHECK_INS))
    units: Rows = field(default_factory=lambda: Rows(UNITS))
    loose_check_ins: Rows = field(default_factory=lambda: Rows(LOOSE_CHECK_INS))
    dependencies: Rows = field(default_factory=lambda: Rows(DEPENDENCIES))
    milestones: Rows = field(default_factory=lambda: Rows(MILESTONES))
    plan_points: Rows = field(default_factory=lambda: Rows(PLAN_POINTS))
    answers: Rows = field(default_factory=lambda: Rows(ANSWERS))
    borrowed: set[int] = field(default_factory=set)
    """Keys of key results of which the file only holds values."""
    findings: list[Finding] = field(default_factory=list)
    by_source_id: dict[str, int] = field(default_factory=dict)
    """Objective keys by the file's own id, in lower case; of several the first."""
    _alike: dict[str, list[int]] = field(default_factory=dict)
    """All of them, where there are several: units and periods may count theirs from the same number on."""
    _first: dict[str, dict[tuple[str | None, str | None], int]] = field(default_factory=dict)
    """Of the objectives with an id the first in a unit and period, or in `ANY`."""
    _looked_at: dict[str, int] = field(default_factory=dict)
    """How many of the objectives with an id `_first` knows."""
    by_text: dict[tuple[str | None, str | None, str], int] = field(default_factory=dict)
    """Objective keys by unit, period and compared text."""
    listed: dict[str, list[int]] = field(default_factory=dict)
    """Keys of the objectives of tables that hold nothing else, by compared text."""
    placed: set[int] = field(default_factory=set)
    """Objectives that took unit or period from a key result."""
    told: dict[tuple[str, str], int] = field(default_factory=dict)

    def find(
        self,
        code: str,
        severity: Severity,
        message: str,
        fix: str,
        *,
        sheet: str = "",
        cell: str = "",
        heading: str = "",
        value: object = "",
    ) -> None:
        """Note a finding; of one code on one sheet at most `MOST_OF_A_KIND` one by one."""
        count = self.told[(code, sheet)] = self.told.get((code, sheet), 0) + 1
        if count <= MOST_OF_A_KIND:
            self.findings.append(Finding(code, severity, message, fix, self.file, sheet, cell, heading, str(value)[:200]))

    def uncounted(self) -> list[Finding]:
        """One line for each code that had more hits than were told."""
        return [
            Finding(
                code,
                Severity.NOTE,
                f"{count - MOST_OF_A_KIND:,} more findings of this kind on the sheet."
                if count > MOST_OF_A_KIND + 1
                else "1 more finding of this kind on the sheet.",
                "",
                self.file,
                sheet,
            )
            for (code, sheet), count in self.told.items()
            if count > MOST_OF_A_KIND
        ]

    def mark(self) -> tuple[int, ...]:
        """How far each table that knows its places has grown, and the findings."""
        return (*map(len, self._placed_rows()), len(self.findings))

    def _placed_rows(self) -> tuple[Rows, ...]:
        told = (self.objectives, self.key_results, self.check_ins, self.loose_check_ins)
        return (*told, self.dependencies, self.milestones, self.plan_points)

    def move(self, since: tuple[int, ...], place: Callable[[int, int], tuple[int, int]]) -> None:
        """Put what was gathered since a mark where the sheet has it: `place` leads from the rows and columns that were read."""
        for rows, first in zip(self._placed_rows(), since, strict=False):
            for index in range(first, len(rows)):
                rows["row"][index], rows["cell"][index] = placed(rows["cell"][index], place)
                for name in ("baseline_cell", "target_cell"):
                    if name in rows.schema.names and rows[name][index]:
                        rows[name][index] = placed(rows[name][index], place)[1]
        for index in range(since[-1], len(self.findings)):
            one = self.findings[index]
            if one.cell:
                self.findings[index] = replace(one, cell=placed(one.cell, place)[1])

    def know(self, source_id: str, key: int) -> None:
        """Find an objective by its id from now on."""
        name = source_id.lower()
        first = self.by_source_id.setdefault(name, key)
        if first != key:
            self._alike.setdefault(name, [first]).append(key)

    def objective_with(self, source_id: str, unit: str | None = None, period: str | None = None) -> int | None:
        """The objective with this id; of several that in the unit and period, of equal ones the first."""
        name = source_id.lower()
        found = self._alike.get(name)
        if found is None:
            return self.by_source_id.get(name)
        first = self._first_at(name, unit, period)
        if first is not None and self._may_be_of(first, unit, period):
            return first
        # One that named no unit or period may have got another since.
        return next((key for key in found if self._may_be_of(key, unit, period)), found[0])

    def _first_at(self, name: str, unit: str | None, period: str | None) -> int | None:
        """The first of several objectives with an id that in the unit and period, as these were when it was first asked for."""
        found, first = self._alike[name], self._first.setdefault(name, {})
        for key in found[self._looked_at.get(name, 0) :]:
            of = self.objectives["unit"][key], self.objectives["period"][key]
            for place in product((of[0], ANY), (of[1], ANY)):
                first.setdefault(place, key)
        self._looked_at[name] = len(found)
        asked = product((unit, None) if unit else (ANY,), (period, None) if period else (ANY,))
        return min((first[place] for place in asked if place in first), default=None)

    def _may_be_of(self, key: int, unit: str | None, period: str | None) -> bool:
        """The objective is of the unit and period, as far as these are asked for and it names its own."""
        asked = (("unit", unit), ("period", period))
        return all(not told or self.objectives[name][key] in (None, told) for name, told in asked)

    def listed_as(self, compared: str, unit: str | None, period: str | None, source_id: str | None) -> int | None:
        """The only objective of a list that words, unit, period and id allow; None where none or several do."""
        asked = (("unit", unit), ("period", period), ("source_id", source_id))
        found = [
            key for key in self.listed.get(compared, ())
            if all(one is None or self.objectives[field][key] in (None, one) for field, one in asked)
        ]  # fmt: skip
        return found[0] if len(found) == 1 else None

    def in_place(self, key: int, unit: str | None, period: str | None) -> int:
        """The objective in this unit and period, where it names none itself: a copy of it, where it stands in others already."""
        told = self.objectives
        own_unit, own_period = told["unit"][key], told["period"][key]
        if (own_unit or not unit) and (own_period or not period):
            return key
        here = (own_unit or unit, own_period or period)
        place = (*here, f"{normalised(told['text'][key])}|{told['source_id'][key] or ''}")
        found = self.by_text.get(place)
        if found is None:
            found = key
            if key in self.placed:
                found = len(told)
                told.add(**{name: told[name][key] for name in told.schema.names})
                told["key"][found] = found
            told["unit"][found], told["period"][found] = here
            self.placed.add(found)
            self.by_text[place] = found
        return found

    def holds_anything(self) -> bool:
        told = (self.objectives, self.key_results, self.loose_check_ins, self.dependencies, self.units, self.answers)
        return any(map(len, told))

    def key_result_names(self) -> dict[str, int]:
        """Key result keys by the file's own id, in lower case, and by compared text; of equal ones the first. The only key result of
        an objective goes by the objective's names too."""
        found: dict[str, int] = {}
        told = self.key_results
        for key, source_id, text in zip(told["key"], told["source_id"], told["text"], strict=True):
            for name in (source_id and source_id.lower(), normalised(text)):
                if name:
                    found.setdefault(name, key)
        return {**self.only_results(), **found}

    def only_results(self) -> dict[str, int]:
        """The keys of key results that are their objectives' only ones, by the objectives' ids and compared texts that no other bears."""
        told, objectives = self.key_results, self.objectives
        below: dict[int, list[int]] = {}
        for key, objective in zip(told["key"], told["objective_key"], strict=True):
            below.setdefault(objective, []).append(key)
        named: dict[str, list[int]] = {}
        for objective, keys in below.items():
            source_id = objectives["source_id"][objective]
            for name in {source_id and normalised(source_id), objectives["compared"][objective]} - {None, ""}:
                named.setdefault(name, []).extend(keys)
        return {name: keys[0] for name, keys in named.items() if len(keys) == 1}

    def content(self, rows_as_read: Callable[[], pa.Table]) -> Content:
        objectives, key_results = self.objectives.table(), self.key_results.table()
        anew = key_results.schema.get_field_index("numbered_anew")
        return Content(
            objectives=objectives,
            key_results=key_results.set_column(anew, key_results.field(anew), numbered_anew(objectives, key_results)),
            check_ins=self.check_ins.table(),
            units=self.units.table(),
            rows_as_read=rows_as_read,
            loose_check_ins=self.loose_check_ins.table(),
            dependencies=self.dependencies.table(),
            milestones=self.milestones.table(),
            plan_points=self.plan_points.table(),
            answers=self.answers.table(),
            borrowed=frozenset(self.borrowed),
        )


def placed(cell: str, place: Callable[[int, int], tuple[int, int]]) -> tuple[int, str]:
    """The row and the address of a cell where the sheet has it."""
    row, column = place(*place_of(cell))
    return row, address(row, column)


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole table: from the person, the sheet's name, the titles or the file's name."""

    sheet: str
    period: str | None = None
    unit: str | None = None
    perspective_word: str | None = None
    owner: str | None = None
    year: int | None = None
    values_are: str | None = None
    """"target" or "baseline" where the name of the sheet or the file says that the values are those."""
    of_a_day: bool = False
    """The sheet is called after a day, a week or the month at whose end its values are of, in whatever year."""
    observed: date | None = None
    """That day, where its year is known."""
    until: date | None = None
    """The end of the month or quarter that a report on the goals of a year is about."""
    layout: str | None = None
    """As a person says (one of `LAYOUTS`); None: as the importer sees it."""
    term: str | None = None
    """The season, term or cycle that is all that is known of when: "Spring 2026"."""
