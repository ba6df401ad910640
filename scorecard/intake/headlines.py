"""What stands above a heading: the texts of its titles, and what they say behind a label."""

import re
from collections.abc import Sequence
from itertools import groupby

from scorecard.intake.aliases import plain
from scorecard.intake.cells.times import period
from scorecard.intake.grid import Grid, Value

LABEL = re.compile(r"^\s*([^:]{2,30})\s*:\s*(.+)$", re.DOTALL)

_GOALS = frozenset((
    "okr", "okrs", "kpi", "kpis", "goals", "objectives", "scorecard", "ziele", "doelen", "objectifs", "objetivos", "obiettivi",
))  # fmt: skip
"""What a title calls what stands below it, beside a period."""
ANY_YEAR = 2000


def named_period(text: str) -> str | None:
    """ "Q2 2026" of "Q2 2026" or "OKRs Q2 2026": a period in words, beside which stands nothing but what its rows are; else None."""
    named = " ".join(word for word in text.split() if plain(word) not in _GOALS)
    return named if named and period(named, year=ANY_YEAR) is not None else None


def line_above(grid: Grid, heading_row: int) -> str | None:
    """The one text above a heading, right there or behind one blank row; None where more stands above its columns."""
    heading = grid.rows[heading_row - grid.first_row]
    filled = [place for place, value in enumerate(heading) if value is not None]
    for row in (heading_row - 1, heading_row - 2):
        cells = grid.rows[row - grid.first_row] if row >= grid.first_row and filled else []
        told = [value for value in cells[: filled[-1] + 1] if value is not None] if cells else [None]
        if told:
            return " ".join(told[0].split()) if len(told) == 1 and isinstance(told[0], str) else None
    return None


def have_lines_of_their_own(grid: Grid, rows: Sequence[int]) -> bool:
    """A line of one text stands above each heading, another one each time."""
    return len({line_above(grid, row) for row in rows} - {None}) == len(rows)


def titles(grid: Grid, heading_row: int) -> tuple[list[str], dict[str, str]]:
    """The texts above a heading, and those of them that are "label: value" (in one cell or two)."""
    texts: list[str] = []
    labels: dict[str, str] = {}
    for cells in grid.rows[: heading_row - grid.first_row]:
        texts.extend(str(value).strip() for value in cells if value is not None)
        labels |= {plain(label): value.strip() for label, value in _labelled(cells)}
    return texts, labels


def _labelled(cells: Sequence[Value]) -> list[tuple[str, str]]:
    """The labels of a row, each with its value: behind a colon, or in the next cell; a note may stand at the right of them."""
    told = [_text(value) for value in cells if value is not None]
    inside = [(match[1], match[2]) for match in map(LABEL.match, told) if match]
    if inside:
        return inside
    runs = [told] if len(told) == 2 else [list(map(_text, run)) for empty, run in groupby(cells, lambda value: value is None) if not empty]
    paired = (run for run in runs if len(run) == 2 or (len(run) % 2 == 0 and all(label.endswith(":") for label in run[::2])))
    return [pair for run in paired for pair in zip(run[::2], run[1::2], strict=True)]


def _text(value: Value) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value).strip()
