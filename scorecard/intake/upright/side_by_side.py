"""Tables side by side, whose headings stand in one row."""

from collections.abc import Sequence
from dataclasses import replace

from scorecard.intake.grid import Grid
from scorecard.intake.headings.heading import Heading, Known
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.headings.heading_score import CORE, richest_row


def side_by_side(grid: Grid, known: Known) -> list[Grid]:
    """A grid for each table that has an objective or a key result of its own; the grid itself where it is one table."""
    worth, row = richest_row(grid, known)
    if worth <= 0:
        return [grid]
    headings = [one for one in recognise(grid.row(row), grid.first_column, known) if one.group is None and one.step is None]
    starts = _starts(headings)
    if len(starts) < 2:
        return [grid]
    ends = [*starts[1:], grid.first_column + len(grid.rows[0])]
    parts = [(grid.first_column if one is starts[0] else one, end) for one, end in zip(starts, ends, strict=True)]
    return [
        replace(grid, rows=[list(row[start - grid.first_column : end - grid.first_column]) for row in grid.rows], first_column=start)
        for start, end in parts
    ]


def _starts(headings: Sequence[Heading]) -> list[int]:
    """The columns in which the first heading of a table stands again: the same texts in the same order, at least two."""
    texts = [one.text.casefold() for one in headings]
    fields = [one.field for one in headings]
    first = next((place for place, field in enumerate(fields) if field in CORE), None)
    if first is None:
        return []
    again = [place for place, text in enumerate(texts) if text == texts[first]]
    if len(again) < 2:
        return []
    # What stands left of the first heading of the first table belongs to each table alike.
    lead = next((back for back in range(1, first + 1) if texts[again[1] - back] != texts[first - back]), first + 1) - 1
    begins = [place - lead for place in again]
    alike = all(texts[begin + 1] == texts[begins[0] + 1] for begin in begins if begin + 1 < len(texts))
    sides = [fields[begin:end] for begin, end in zip(begins, [*begins[1:], len(fields)], strict=True)]
    return [headings[begin].column for begin in begins] if alike and all(len({*side} - {None}) > 1 for side in sides) else []
