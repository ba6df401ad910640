"""Columns of weeks or months with grades between 0 and 1 of targets of another size: what was reached of these, and no values."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scorecard.intake.cells.numbers import number
from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.heading import CORRECTED, Heading

Headings = tuple[Heading, ...]
_GRADE = re.compile(r"\b(?:grades?|scores?|scoring|bewertung|note|puntuacion|pontuacao|punteggio)\b")
LOOKED_AT = 200
"""Rows that tell."""
LEAST_ROWS = 2
"""That tell."""
LEAST_TARGET = 2.0
"""Of a size that no grade has."""


def graded(headings: Headings, below: Sequence[Sequence[Value]], grid: Grid, table_rows: Sequence[int]) -> Headings:
    """Such columns as progress where another column is called a grade or score, else as nothing that is known.

    All their numbers lie between 0 and 1, most of them off both ends, none is shown in percent, and no target beside them is below 2.
    """
    timed = [(one, cells) for one, cells in zip(headings, below, strict=True) if one.field == "at_period" and one.how != CORRECTED]
    targets = next((cells for one, cells in zip(headings, below, strict=True) if one.field == "target"), None)
    rows_told = table_rows[:LOOKED_AT]
    if not timed or targets is None or any("%" in grid.number_format(row, one.column) for one, _ in timed for row in rows_told):
        return headings
    rows = [[value for _, cells in timed if (value := cells[row]) is not None] for row in range(len(targets))]
    levels = [number(target) for target, told in zip(targets, rows, strict=True) if told]
    sizes = [one.value for one in levels if one is not None]
    told = [value for row in rows for value in row]
    if len(sizes) < LEAST_ROWS or min(sizes) < LEAST_TARGET or not all(isinstance(value, float) and 0 <= value <= 1 for value in told):
        return headings
    if sum(0 < value < 1 for value in told if isinstance(value, float)) * 2 <= len(told):
        return headings
    named = any(_GRADE.search(plain(one.text)) for one in headings if one not in [heading for heading, _ in timed])
    fields = {one: "progress" if named else None for one, _ in timed}
    return tuple(replace(one, field=fields[one], how="by content") if one in fields else one for one in headings)
