"""What a table says once for many rows, or many times in one cell, written out: one column and one row for each.

Bands between the rows, headlines above a table, levels in several columns, paths and lists in a cell. Each step takes a
piece and a table and gives them back changed, where the table shows that it needs it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scorecard.intake.cells.labels import RANKS, blank_below, kind_of_label, kind_of_label_alone
from scorecard.intake.cells.phrases import from_to, target_in_text
from scorecard.intake.cells.words import MOST_ITEMS
from scorecard.intake.grid import Value
from scorecard.intake.headings.aliases import field_of, plain
from scorecard.intake.headings.heading import Heading
from scorecard.intake.places.find import Table
from scorecard.intake.places.piece import Added, Piece, Place, with_columns
from scorecard.intake.upright.bands import bands
from scorecard.intake.upright.folded import folded_roles
from scorecard.intake.upright.lines_above import below_line, history_of
from scorecard.intake.upright.logframes import chain_of_results
from scorecard.intake.upright.roadmaps import roadmap
from scorecard.intake.upright.weekly import newest_confidence


def spread(piece: Piece, table: Table, name: str | None = None) -> tuple[Piece, Table]:
    """The table with everything that holds for a row in the row; `name` is what its sheet or file is called after, if anything."""
    if not table.rows:
        return piece, table
    piece, table = roadmap(piece, table, name)
    for step in (folded_roles, _paths, chain_of_results, bands, below_line, _ladder, _depths, _labels_as_types, newest_confidence, _lists):
        piece, table = step(piece, table)
    return history_of(piece, table, name) if name else (piece, table)


def _column(piece: Piece, table: Table, heading: Heading) -> list[Value]:
    offset, first = heading.column - piece.grid.first_column, piece.grid.first_row
    return [piece.grid.rows[row - first][offset] for row in table.rows]


def _of(table: Table, field: str) -> list[Heading]:
    return [one for one in table.headings if one.field == field and one.group is None and one.period is None]


# "Category\Indicator"


def _paths(piece: Piece, table: Table) -> tuple[Piece, Table]:
    """One column that holds a path, its heading too: the last part is the measure, the one before it the objective."""
    heading = next((one for one in table.headings if "\\" in one.text), None)
    if heading is None or {"objective", "key_result"} & (table.fields() - {heading.field}):
        return piece, table
    found: dict[str, dict[int, Value]] = {"perspective": {}, "objective": {}, "key_result": {}}
    for row, value in zip(table.rows, _column(piece, table, heading), strict=True):
        parts = [part.strip() for part in str(value or "").split("\\") if part.strip()]
        if len(parts) > 1:
            found["key_result"][row], found["objective"][row] = parts[-1], parts[-2]
            if len(parts) > 2:
                found["perspective"][row] = parts[0]
        elif parts:
            found["key_result"][row] = parts[0]
    added = [
        Added(field, "part of a path", values, {row: piece.place(row, heading.column) for row in values})
        for field, values in found.items()
        if values
    ]
    return with_columns(piece, table, added, "paths parted", instead_of=[heading])


# Levels in several columns

LEVELS = ("company", "group", "business_unit", "department", "team")


def _ladder(piece: Piece, table: Table) -> tuple[Piece, Table]:
    """Objective 1, Objective 2, …: the deepest filled one is the row's, the one above it its parent. Units alike."""
    steps = sorted((one for one in table.headings if one.step is not None), key=lambda one: one.step or 0) or _by_level(table)
    if len(steps) > 1:
        of_measures = all(one.field == "key_result" for one in steps)
        piece, table = _deepest(piece, table, steps, *(("key_result", None) if of_measures else ("objective", "parent")))
    units = [(RANKS.get(plain(one.text)), one) for one in _of(table, "unit")]
    ranked = sorted(((rank, one) for rank, one in units if rank is not None), key=lambda pair: pair[0])
    if len({rank for rank, _ in ranked}) > 1:
        table = replace(table, units=_units(piece, table, ranked))
        piece, table = _deepest(piece, table, [one for _, one in ranked], "unit", None)
    return piece, table


def _by_level(table: Table) -> list[Heading]:
    """The objectives of several levels in one row, from the top: "Company objective", "Team objective"; or strategic, operational."""
    objectives = _of(table, "objective")
    stages = [(_stage(plain(one.text)), one) for one in objectives]
    ranks = [(RANKS.get(plain(one.text).partition(" ")[0]), one) for one in objectives]
    told = stages if any(stage == 0 for stage, _ in stages) else ranks
    ranked = sorted(((rank, one) for rank, one in told if rank is not None), key=lambda pair: pair[0])
    return [one for _, one in ranked] if len({rank for rank, _ in ranked}) == len(told) > 1 else []


def _stage(words: str) -> int | None:
    """How far below the strategy an objective is by its heading; a plain "Objective" is the farthest, and a priority none."""
    told = words.split()
    named = any(field_of(word)[0] == "objective" for word in told)
    found = {stage for stage, stems in enumerate(_STAGES) for word in told if named and word.startswith(stems)}
    return found.pop() if len(found) == 1 else len(_STAGES) if len(told) == 1 else None


_STAGES = (("strateg", "estrateg"), ("tactic", "tactiqu", "tactisch", "taktisch"), ("operati", "operacional", "operationnel"))
"""Beginnings of words, from the top."""


def _deepest(piece: Piece, table: Table, steps: Sequence[Heading], field: str, above: str | None) -> tuple[Piece, Table]:
    ladders = _ladders(piece, table, steps)
    found: dict[str, dict[int, Value]] = {field: {}, "above": {}}
    places: dict[int, Place] = {}
    for row, ladder in zip(table.rows, ladders, strict=True):
        filled = [(value, at) for value, at in ladder if value is not None]
        if filled:
            found[field][row], places[row] = filled[-1][0], piece.place(*filled[-1][1])
            if len(filled) > 1:
                found["above"][row] = filled[-2][0]
    added = [Added(field, "the deepest filled level", found[field], places)]
    if above:
        added.append(Added(above, "the level above", found["above"], places))
    return with_columns(piece, table, added, "levels as columns", instead_of=steps)


def _ladders(piece: Piece, table: Table, steps: Sequence[Heading]) -> list[list[tuple[Value, Place]]]:
    """For each row its levels from the top, filled down where a column is written once for many rows."""
    columns = [_column(piece, table, one) for one in steps]
    down = [blank_below([None if value is None else str(value) for value in column]) for column in columns]
    current: list[tuple[Value, Place]] = [(None, (0, 0))] * len(steps)
    found = []
    for index, row in enumerate(table.rows):
        for level, one in enumerate(steps):
            value = columns[level][index]
            if value is not None:
                current[level:] = [(value, (row, one.column)), *[(None, (0, 0))] * (len(steps) - level - 1)]
            elif not down[level]:
                current[level] = (None, (0, 0))
        found.append(list(current))
    return found


def _units(piece: Piece, table: Table, ranked: Sequence[tuple[int, Heading]]) -> tuple[tuple[str, str | None, str], ...]:
    """Each unit named, with the one above it and its level."""
    found: dict[tuple[str, str | None, str], None] = {}
    for ladder in _ladders(piece, table, [one for _, one in ranked]):
        above: str | None = None
        for (rank, _), (value, _at) in zip(ranked, ladder, strict=True):
            if value is not None:
                found[(str(value), above, LEVELS[rank])] = None
                above = str(value)
    return tuple(found)


# One text column whose labels tell objectives from key results


def _depths(piece: Piece, table: Table) -> tuple[Piece, Table]:
    """A level that counts: a row with deeper ones below it is an objective, the deeper ones its key results."""
    fields = table.fields()
    level = next((one for one in table.headings if one.field == "level"), None)
    if level is None or "objective" not in fields or not fields & {"target", "current"} or fields & {"type", "key_result", "okr_text"}:
        return piece, table
    told = [str(value).removesuffix(".0") for value in _column(piece, table, level)]
    if not all(depth.isdecimal() for depth in set(told)) or len(set(told)) < 2 or told[0] != min(told):
        return piece, table
    deeper = [int(below) > int(depth) for depth, below in pairwise([*told, told[0]])]
    kinds: dict[int, Value] = {
        row: "objective" if has_below or depth == told[0] else "key result"
        for row, depth, has_below in zip(table.rows, told, deeper, strict=True)
    }
    added = Added("type", "the level in numbers", kinds, {row: piece.place(row, level.column) for row in kinds})
    return with_columns(piece, table, [added], "outline", instead_of=[level])


def _labels_as_types(piece: Piece, table: Table) -> tuple[Piece, Table]:
    """ "O1: …" and "KR1: …" below each other in one column."""
    fields = table.fields()
    texts = [one for one in table.headings if one.field in ("objective", "key_result", "okr_text") and one.group is None]
    if "type" in fields or len(texts) > 1:
        return piece, table
    if not texts:
        return _labels_beside(piece, table)
    kinds = {
        row: kind_of_label(value) if isinstance(value, str) else None
        for row, value in zip(table.rows, _column(piece, table, texts[0]), strict=True)
    }
    told = [kind for kind in kinds.values() if kind]
    if len(set(told)) < 2 or len(told) < 0.6 * len(kinds):
        return piece, table
    places = {row: piece.place(row, texts[0].column) for row in kinds}
    added = Added("type", "the labels in front", dict(kinds), places)
    return with_columns(piece, table, [added], "labels in front")


def _labels_beside(piece: Piece, table: Table) -> tuple[Piece, Table]:
    """ "Objective 1" and "KR 1.1" in a column of their own, left of the texts."""
    text = next((one for one in table.headings if one.field == "description"), None)
    if text is None:
        return piece, table
    for column in range(piece.grid.first_column, text.column):
        cells = {row: piece.grid.at(row, column) for row in table.rows}
        kinds: dict[int, Value] = {row: kind for row, value in cells.items() if (kind := kind_of_label_alone(value))}
        if len(set(kinds.values())) == 2 and len(kinds) > 0.6 * len(cells):
            places = {row: piece.place(row, column) for row in kinds}
            return with_columns(piece, table, [Added("type", "the labels at the left", kinds, places)], "labels at the left")
    return piece, table


# Several key results in one cell

_BULLET = re.compile(r"^\s*(?:[-*•·–▪◦✓]|\(?\d{1,2}[.):]|(?:key result|kr)\s*\d*(?:\.\d+)*\s*[:.)–-]|kr\s*\d+\s)\s*", re.IGNORECASE)
_OF_RESULT = re.compile(r"^(?:key result|kr)\s*\d+(?:\.\d+)*\s*[:.)–-]\s*(?=\S)", re.IGNORECASE)
"""Before a number in a list of numbers: "KR1: 55 %"."""
_DIVIDED = ("objective", "objective_id", "unit", "perspective", "period", "year", "owner", "due_on", "start_on", "parent", "category")
"""What one cell may say for all key results of a row. A number belongs to one of them only."""


def _lists(piece: Piece, table: Table) -> tuple[Piece, Table]:
    """A cell with several key results makes a row of each; cells beside it that list as many are parted with it."""
    heading = next(iter(_of(table, "key_result")), None)
    if heading is None or table.fields() & {"key_result_id", "observed_on"}:
        return piece, table
    lists = {
        row: parts
        for row, value in zip(table.rows, _column(piece, table, heading), strict=True)
        if isinstance(value, str) and ("\n" in value or ";" in value or "|" in value or "•" in value)
        for parts in [_parts(value, piece, table, row, heading)]
        if 1 < len(parts) <= MOST_ITEMS
    }
    if not lists:
        return piece, table
    grid = piece.grid
    rows: list[list[Value]] = []
    numbers: list[int] = []
    taken = set(table.rows)
    for row, cells in enumerate(grid.rows, start=grid.first_row):
        made = _rows_of(cells, lists[row], grid.first_column, table, heading) if row in lists and row in taken else [cells]
        rows += made
        numbers += [row] * len(made)
    renumbered: dict[int, list[int]] = {}
    for at, row in enumerate(numbers, start=grid.first_row):
        renumbered.setdefault(row, []).append(at)
    moved = {(at, column): place for (row, column), place in piece.moved.items() for at in renumbered.get(row, [])}
    formats = {(at, column): code for (row, column), code in grid.formats.items() for at in (renumbered.get(row, []) if row else [0])}
    whence = tuple(piece.rows[row - grid.first_row] if piece.rows else row for row in numbers)
    parted = replace(piece, grid=replace(grid, rows=rows, formats=formats), rows=whence, moved=moved, told=(*piece.told, "lists parted"))
    return parted, _renumbered(table, renumbered)


def _renumbered(table: Table, renumbered: dict[int, list[int]]) -> Table:
    def each(rows: Sequence[int]) -> tuple[int, ...]:
        return tuple(at for row in rows for at in renumbered[row])

    return replace(
        table, heading_row=renumbered[table.heading_row][0], rows=each(table.rows), repeated=each(table.repeated),
        titles=each(table.titles), bands=each(table.bands), folded=each(table.folded),
        reckoned=each(table.reckoned),
    )  # fmt: skip


def _parts(text: str, piece: Piece, table: Table, row: int, heading: Heading) -> list[str]:
    """The key results that a cell lists; the text as it is where that is not sure."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > 1:
        if all(_BULLET.match(line) for line in lines):
            return lines
        cells = piece.grid.row(row)
        own = heading.column - piece.grid.first_column
        beside = [value for place, value in enumerate(cells) if isinstance(value, str) and place != own]
        if any(len([one for one in value.split("\n") if one.strip()]) == len(lines) for value in beside):
            return lines
        return lines if all(_says_target(line) for line in lines) else [text]
    if text.lstrip()[:1] == "•" and text.count("•") > 1:
        return [part.strip() for part in text.split("•") if part.strip()]
    for mark in (";", "|", "•"):
        if _has_as_many_levels(text, mark, piece, table, row):
            return [part.strip() for part in text.split(mark)]
        parts = [part.strip() for part in text.split(mark) if part.strip()]
        if len(parts) > 1 and all(_says_target(part) or kind_of_label(part) == "key result" for part in parts):
            return parts
    return [text]


def _has_as_many_levels(text: str, mark: str, piece: Piece, table: Table, row: int) -> bool:
    """The cell of a level beside it lists as many, each with a number, by the same sign."""
    many = text.count(mark)
    levels = (piece.grid.at(row, one.column) for one in table.headings if one.field in ("baseline", "target", "current"))
    lists = (value.split(mark) for value in levels if isinstance(value, str) and value.count(mark) == many)
    return many > 0 and all(map(str.strip, text.split(mark))) and any(all(any(map(str.isdigit, part)) for part in one) for one in lists)


def _says_target(text: str) -> bool:
    return text[:1].isupper() and (from_to(text) is not None or target_in_text(text) is not None)


def _rows_of(cells: list[Value], parts: list[str], first_column: int, table: Table, heading: Heading) -> list[list[Value]]:
    """The rows that a row with a list makes."""
    fields = {one.column - first_column: one.field for one in table.headings}
    columns: list[list[Value]] = []
    for place, value in enumerate(cells):
        told = [line.strip() for line in value.split("\n") if line.strip()] if isinstance(value, str) else []
        if place == heading.column - first_column:
            columns.append([*parts])
        elif len(told) == len(parts):
            columns.append([_OF_RESULT.sub("", one) for one in told])
        elif fields.get(place) in ("baseline", "target", "current") and isinstance(value, str) and value.count(";") == len(parts) - 1:
            columns.append([*map(str.strip, value.split(";"))])
        else:
            columns.append([value if fields.get(place) in _DIVIDED else None] * len(parts))
    return [list(row) for row in zip(*columns, strict=True)]
