"""A board exported with the sub-items of each item below it, behind a heading of their own: items are objectives, sub-items key results."""

from collections.abc import Sequence
from dataclasses import replace

from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.heading import Heading, Known
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.headings.headlines import named_period
from scorecard.intake.places.piece import Piece
from scorecard.intake.upright.forms import NAMES, OBJECTIVE, RESULT, Line, Told, upright

SUBITEMS = frozenset(("subitem", "subitems", "sub item", "sub items", "subtask", "subtasks", "sub task", "sub tasks"))
MOST_ROWS = 20_000
_NAMES = ("objective", "key_result", "title", "description")
"""Fields of the column that names an item."""


def board(grid: Grid, known: Known) -> Piece | None:
    """The sheet as a table of one row a sub-item; None where no heading of sub-items stands in it."""
    heads = {} if len(grid.rows) > MOST_ROWS else _heads(grid, known)
    if not any(below for _, below in heads.values()):
        return None
    lines: list[Line] = []
    labels: dict[str, Told] = {}
    titles: list[int] = []
    period: Told | None = None
    # Behind the sub-items of one item stands the next, in the columns of the items' heading.
    of_items = of_subitems = None
    for row in grid.filled():
        cells = grid.row(row)
        if row in heads:
            of_items, of_subitems = (of_items, row) if heads[row][1] else (row, None)
        elif of_items is None or (cells[0] is not None and cells.count(None) == len(cells) - 1):
            titles.append(row)
            period = Told(named, (row, grid.first_column)) if (named := named_period(str(cells[0] or ""))) else period
        elif cells[0] is None and of_subitems is not None:
            _add(lines, labels, RESULT, grid, row, of_subitems, heads[of_subitems][0])
        elif cells[0] is not None:
            _add(lines, labels, OBJECTIVE, grid, row, of_items, heads[of_items][0])
            if period and all(one.field != "period" for one in heads[of_items][0]):
                labels.setdefault("period", Told("Period", period.at))
                lines[-1].attributes["period"] = period
    if not any(one.kind == RESULT and one.objective for one in lines):
        return None
    first = lines[0].row
    blank: list[Value] = [None] * len(grid.rows[0])
    rows = [blank if grid.first_row + at in heads else cells for at, cells in enumerate(grid.rows)]
    beside = {"repeats the heading": list(heads), NAMES: [row for row in titles if row > first]}
    return upright(replace(grid, rows=rows), known, lines, labels, beside, "sub-items below their items")


def _heads(grid: Grid, known: Known) -> dict[int, tuple[list[Heading], bool]]:
    """The rows that head items, or their sub-items (True), with what their columns are called."""
    # Few sheets have the word at all, and each different cell is looked at once.
    texts = {value for place in range(len(grid.columns())) for value in grid.coded(place).values if isinstance(value, str)}
    words = {text for text in texts if text[:3].casefold() == "sub" and plain(text) in SUBITEMS}
    found = {}
    for row in grid.filled() if words else ():
        cells = grid.row(row)
        if words.isdisjoint(cells):
            continue
        told = [one for one in recognise(cells, grid.first_column, known) if one.text not in words]
        if sum(one.field is not None for one in told) > 1:
            found[row] = (told, cells[0] in words)
    return found


def _add(
    lines: list[Line], labels: dict[str, Told], kind: str, grid: Grid, row: int, head: int, names: Sequence[Heading]
) -> None:
    """A line for the row, where the column of names says something; `head` is the row of the names."""
    name = next((one for one in names if one.field in _NAMES), names[0])
    text = grid.at(row, name.column)
    if text is None:
        return
    line = Line(kind, Told(text, (row, name.column)), row)
    line.objective = next((one for one in reversed(lines) if one.kind == OBJECTIVE), None) if kind == RESULT else None
    for one in names:
        value = grid.at(row, one.column)
        if one is not name and value is not None:
            labels.setdefault(plain(one.text), Told(one.text, (head, one.column)))
            line.attributes[plain(one.text)] = Told(value, (row, one.column))
    lines.append(line)
