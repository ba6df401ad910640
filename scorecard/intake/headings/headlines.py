"""What stands above a heading: the texts of its titles, and what they say behind a label."""

import re
from collections.abc import Sequence
from itertools import groupby

from scorecard.intake.cells.labels import TOTAL
from scorecard.intake.cells.times import period
from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.headings.yearless import ANY_YEAR
from scorecard.model.perspective import perspective_named

LABEL = re.compile(r"^\s*([^:]{2,30})\s*:\s*(.+)$", re.DOTALL)

_CONTENTS = frozenset((
    "okr", "okrs", "kpi", "kpis", "goals", "objectives", "scorecard", "ziele", "doelen", "objectifs", "objetivos", "obiettivi",
))  # fmt: skip
"""What a title calls what stands below it, beside a period."""
_GOALS = r"(?:goals?|okrs?|objectives?|ziele|doelen|doelstellingen|objetivos|objectifs|obiettivi)"
SPEAKS_OF_GOALS = re.compile(rf"(?:^|[\W_]){_GOALS}(?:$|[\W_])", re.IGNORECASE)
LISTS_GOALS = re.compile(rf"(?:^|[\W_]){_GOALS}[\W_\d]*$", re.IGNORECASE)
"""The name of a sheet or file whose last word says what its rows are."""


def named_period(text: str) -> str | None:
    """ "Q2 2026" of "Q2 2026" or "OKRs Q2 2026": a period in words, beside which stands nothing but what its rows are; else None."""
    named = " ".join(word for word in text.split() if plain(word) not in _CONTENTS)
    return named if named and period(named, year=ANY_YEAR) is not None else None


_BESIDE_NAME = re.compile(r"^\s*(?:[A-Z]|\d{1,2}|[IVX]{1,4})[.):]\s+|\s*\([^()]*\)\s*$")
LEAST_NAME = 4
"""Characters; letters that stand for a perspective are none of its names in a line that says more."""


def perspective_in(text: str) -> str | None:
    """ "Customer" of "B. Customer (our guests)": the words of a line that name a perspective, without its place and what it adds."""
    bare = _BESIDE_NAME.sub("", text)
    if bare != text and len(bare) >= LEAST_NAME and perspective_named(bare):
        return bare
    return text if perspective_named(text) else None


def line_above(grid: Grid, heading_row: int) -> str | None:
    """The one text above a heading, right there or behind one blank row; None where more stands above its columns."""
    heading = grid.row(heading_row)
    filled = [place for place, value in enumerate(heading) if value is not None]
    for row in (heading_row - 1, heading_row - 2):
        cells = grid.row(row) if row >= grid.first_row and filled else []
        told = [value for value in cells[: filled[-1] + 1] if value is not None] if cells else [None]
        if told:
            return " ".join(told[0].split()) if len(told) == 1 and isinstance(told[0], str) else None
    return None


def has_own_title(grid: Grid, row: int) -> bool:
    """One text stands alone above the row, behind a blank one.

    Other than a `line_above` it needs the blank row, must be alone over the whole width, and a row of data may have it too:
    this is asked before anybody knows which rows are headings, and how far their columns reach.
    """
    if not is_blank(grid, row - 2):
        return False
    told = [value for value in grid.row(row - 1) if value is not None]
    return len(told) == 1 and isinstance(told[0], str)


def is_blank(grid: Grid, row: int) -> bool:
    """A row of the grid, not above it, in which nothing stands."""
    return row >= grid.first_row and all(value is None for value in grid.row(row))


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


def says_more_of_it(told: Sequence[Value]) -> bool:
    """ "Owner: Ann" or "Objective score: 0.7" below the line that names an objective."""
    label = LABEL.match(str(told[0])) if len(told) == 1 else None
    if label is None:
        return False
    return of_objective(label[1]) not in (None, "objective") or TOTAL.search(plain(label[1])) is not None


def of_objective(label: str) -> str | None:
    """The field of an objective that stands behind the label; None for a label of something else."""
    [one] = recognise([label], 1, {})
    return one.field if one.field in _OF_AN_OBJECTIVE and one.how != "fuzzy" else None


_OF_AN_OBJECTIVE = ("objective", "owner", "objective_owner", "unit", "period", "perspective", "due_on", "status", "progress", "weight")
