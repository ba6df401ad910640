"""A table with a band of columns for each unit, all with the same levels, set upright: one row a measure and unit."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from scorecard.intake.cells.labels import TOTAL
from scorecard.intake.grid import Value
from scorecard.intake.headings.heading import Known
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.headings.heading_score import CORE, LOOKED_AT
from scorecard.intake.places.piece import Piece, Place
from scorecard.model.perspective import normalised, perspective_named

SUM = "Total"
"""How the columns of a total are headed: they are kept, and not used."""
_LEVELS = frozenset(("baseline", "target", "current", "progress", "status"))
_NO_UNIT = re.compile(
    r"\d|\b(?:phase|stage|scenario|wave|sprint|case|version|plan|budget|forecast|lag(?:ging)?|lead(?:ing)?|mtd|ytd|to date"
    r"|cumulat\w*|kumul\w*"
    r"|cumul\w*|acumul\w*|week\w*|month\w*|quarter\w*|year\w*|annual\w*|period\w*|monat\w*|jahr\w*|quartal\w*|maand\w*|jaar\w*|mois"
    r"|ann[ée]e|mes|mensual|trimestre|a[ñn]o|anual)\b",
    re.IGNORECASE,
)
"""Bands of another kind: times, plans, kinds of measures."""


class Bands(NamedTuple):
    starts: list[int]
    """Offsets of the first column of each."""
    width: int
    common: list[int]
    """Offsets of the columns that hold for all of them."""


def matrix(piece: Piece, known: Known) -> Piece:
    """The piece with a row for each measure and band, where the first bands found are of units or perspectives."""
    if piece.turned or piece.rows or piece.moved:
        return piece
    for upper, (above, below) in enumerate(pairwise(piece.grid.rows[:LOOKED_AT])):
        bands = _bands(above, below, known)
        if bands:
            return _upright(piece, upper, bands)
    return piece


def _bands(above: Sequence[Value], below: Sequence[Value], known: Known) -> Bands | None:
    starts = [place for place, (top, bottom) in enumerate(zip(above, below, strict=True)) if isinstance(top, str) and bottom is not None]
    width = starts[1] - starts[0] if len(starts) > 1 else 0
    if width < 2 or any(later - start != width for start, later in pairwise(starts)) or starts[-1] + width > len(below):
        return None
    levels = [below[start : start + width] for start in starts]
    whole = all(value is None for start in starts for value in above[start + 1 : start + width])
    if not whole or any(one != levels[0] for one in levels) or not all(isinstance(value, str) for value in levels[0]):
        return None
    told = recognise(levels[0], 1, known)
    fields = {one.field for one in told}
    if not fields <= _LEVELS or not fields & {"target", "current"} or any(one.period or one.quarter or one.observed for one in told):
        return None
    names = [str(above[start]) for start in starts]
    # Month names are known together: one alone may be another word.
    named = any(one.field and perspective_named(one.text) is None for one in recognise(names, 1, known))
    if named or len(set(names)) < len(names) or any(_NO_UNIT.search(name) or _is_heading(name, known) for name in names):
        return None
    common = [place for place in range(len(below)) if not starts[0] <= place < starts[-1] + width]
    text = [below[place] if below[place] is not None else above[place] for place in common]
    return Bands(starts, width, common) if {one.field for one in recognise(text, 1, known)} & CORE else None


def _is_heading(name: str, known: Known) -> bool:
    return perspective_named(name) is None and recognise([name], 1, known)[0].field is not None


def _upright(piece: Piece, upper: int, bands: Bands) -> Piece:
    """Each row once for each band that it has levels in; a total of all bands stands beside the first, below headings that no one knows."""
    grid = piece.grid
    above, below = grid.rows[upper], grid.rows[upper + 1]
    names = {start: str(above[start]) for start in bands.starts if not TOTAL.search(normalised(str(above[start])))}
    kind = "Perspective" if all(perspective_named(name) is not None for name in names.values()) else "Department"
    totals = [place for start in bands.starts if start not in names for place in range(start, start + bands.width)]
    first = bands.starts[0]
    rows: list[list[Value]] = []
    numbers: list[int] = []
    moved: dict[Place, Place] = {}
    formats: dict[Place, str] = {}

    def put(offset: int, start: int, last: Value, texts: Sequence[Value]) -> None:
        at, row = grid.first_row + len(rows), grid.first_row + offset
        places = [*bands.common, *range(start, start + bands.width), *totals]
        for column, place in enumerate(places, start=grid.first_column):
            moved[at, column] = (row, grid.first_column + place)
            formats[at, column] = grid.number_format(row, grid.first_column + place)
        moved[at, grid.first_column + len(places)] = (grid.first_row + upper, grid.first_column + start)
        rows.append([*(texts[place] for place in places), last])
        numbers.append(row)

    for offset, cells in enumerate(grid.rows):
        filled = [start for start in names if any(value is not None for value in cells[start : start + bands.width])]
        if offset == upper:
            put(offset, first, None, [None] * len(cells))
        elif offset == upper + 1:
            heads = [one if one is not None else above[place] for place, one in enumerate(below)]
            put(offset, first, kind, [SUM if place in totals else one for place, one in enumerate(heads)])
        elif offset < upper or not filled:
            put(offset, first, None, cells)
        else:
            for start in filled:
                beside = cells if start == filled[0] else [None if place in totals else one for place, one in enumerate(cells)]
                put(offset, start, names[start], beside)
    told = {place: code for place, code in formats.items() if code != "General"}
    made = replace(grid, rows=rows, formats=told, merged=())
    return replace(piece, grid=made, rows=tuple(numbers), moved=moved, told=(*piece.told, "bands"), added=1)
