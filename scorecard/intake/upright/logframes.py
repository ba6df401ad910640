"""Logical frameworks: the steps of a chain of results, from the goal down, in a first column that has no heading, or beside their level."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scorecard.intake.cells.labels import behind_label, kind_of_label
from scorecard.intake.cells.steps import is_level, is_of_chain, step_in
from scorecard.intake.grid import Value
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.heading import CORRECTED, Heading
from scorecard.intake.places.find import Table
from scorecard.intake.places.piece import Added, Piece, Place, with_columns

_LOGFRAME = re.compile(
    r"\b(?:(?:means?|sources?) of verification|mov|verification|assumptions?|moyens de verification|sources? de verification|hypotheses?"
    r"|(?:medios|fuentes) de verificacion|supuestos|(?:meios|fontes) de verificacao|pressupostos|verifikationsquellen?|annahmen"
    r"|verificatiebronnen|aannames|fonti di verifica|ipotesi)\b"
)
"""Headings that such a table has beside its indicators."""
LEAST_STEPS, MOST = 2, 0.5
"""Steps of a chain; the share of the cells that must be told as steps."""
MOST_ROWS = 2_000


def chain_of_results(piece: Piece, table: Table) -> tuple[Piece, Table]:
    """The table with its steps as objectives of their indicators; lines that only name a level are none."""
    if len(table.rows) > MOST_ROWS or "key_result" not in table.fields():
        return piece, table
    table = _beside_levels(piece, table)
    if table.fields() & {"objective", "objective_id", "okr_text", "type"}:
        return piece, table
    table, of_levels = _without_lines(piece, table)
    result, headed = next(one.column for one in table.headings if one.field == "key_result"), {one.column for one in table.headings}
    levels = False
    for column in range(piece.grid.first_column, result):
        cells = {row: value for row in table.rows if (value := piece.grid.at(row, column)) is not None}
        if column in headed or not cells or not all(isinstance(value, str) for value in cells.values()):
            continue
        if _are_levels(list(cells.values())):
            levels = True
            continue
        steps = {row: step for row, value in cells.items() if (step := _step(value))}
        labelled = sum(step != cells[row] for row, step in steps.items()) > MOST * len(cells) and len(cells) >= LEAST_STEPS
        sentences = sum(len(step.split()) > 1 for step in steps.values()) > MOST * len(cells)
        if labelled or (sentences and (levels or of_levels or _is_logframe(table.headings))):
            places: dict[int, Place] = {row: piece.place(row, column) for row in steps}
            return with_columns(piece, table, [Added("objective", "by its place", dict(steps), places)], "labels at the left")
        break
    return piece, table


def _without_lines(piece: Piece, table: Table) -> tuple[Table, bool]:
    """The table without the lines that say nothing but a level, "OUTCOMES", and whether it has any."""
    firsts = {row: next(value for value in piece.grid.row(row) if value is not None) for row in table.rows}
    lone = [row for row, first in firsts.items() if is_level(first) and _stands_alone(piece, row)]
    if len(lone) < LEAST_STEPS:
        return table, False
    return replace(table, rows=tuple(row for row in table.rows if row not in lone), bands=(*table.bands, *lone)), True


def _beside_levels(piece: Piece, table: Table) -> Table:
    """ "Level", "Description", "Indicator": what describes a step is the objective; its level is none, whatever heads it."""
    result = next(one.column for one in table.headings if one.field == "key_result")
    before = [one for one in table.headings if one.column < result and one.how != CORRECTED]
    cells = {one: [value for row in table.rows if (value := piece.grid.at(row, one.column)) is not None] for one in before}
    level = next((one for one in before if one.field in _OF_LEVELS and _are_levels(cells[one]) and _of_chain(one, cells[one])), None)
    if level is None:
        return table
    others = [one for one in before if one.field in (None, "description", "title") and one.column > level.column]
    words = next((one for one in others if cells[one] and all(isinstance(value, str) for value in cells[one])), None)
    fields = {level: level.field if level.field == "level" else None}
    if words is not None and not any(one.field == "objective" and one is not level for one in before):
        fields[words] = "objective"
    return replace(
        table, headings=tuple(replace(one, field=fields[one], how="by content") if one in fields else one for one in table.headings)
    )


_OF_LEVELS = ("level", "objective", "type", "category", None)


def _of_chain(one: Heading, cells: Sequence[Value]) -> bool:
    """A column that is called a level, or has levels that only chains of results have."""
    return one.field == "level" or any(is_of_chain(str(value)) for value in cells)


def _are_levels(cells: Sequence[Value]) -> bool:
    """All name a level, and not all the same one."""
    return len({*cells}) >= LEAST_STEPS and all(map(is_level, cells))


def _step(value: Value) -> str | None:
    """What a step says behind its level, or all of it where none stands before it; None for work, and for a level alone."""
    text = str(value)
    told = step_in(text)
    if told:
        return told.text
    if kind_of_label(text) == "objective":
        return behind_label(text)
    return None if is_level(value) else " ".join(text.split())


def _stands_alone(piece: Piece, row: int) -> bool:
    cells = piece.grid.row(row)
    return cells.count(None) == len(cells) - 1


def _is_logframe(headings: Sequence[Heading]) -> bool:
    return any(_LOGFRAME.search(plain(one.text)) for one in headings)
