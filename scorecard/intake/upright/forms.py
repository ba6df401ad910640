"""A form filled in down the sheet, set upright: lines that say themselves, or by their numbers, that they are an objective or a key result.

What stands below or beside such a line belongs to it: "Owner" and a name, "From 9", a score in a column with a heading.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from typing import NamedTuple

from scorecard.intake.cells.labels import behind_label, kind_of_label, kind_of_label_alone
from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.heading import Known
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.headings.headlines import SPEAKS_OF_GOALS
from scorecard.intake.places.piece import Piece, Place

OBJECTIVE, RESULT = "Objective", "Key result"
MOST_ROWS = 10_000
"""Nobody fills in a longer form by hand."""
LEAST_RESULTS = 2
"""Key results of a form; fewer may be the heading of a table."""
SHARE_TOLD = 0.7
"""Of the lines from the first objective or key result on, those that a form explains."""
LONGEST_LABEL = 40
UNHEADED = "(no heading)"
BELONGS, NAMES = "belongs to the objective or key result above it", "names what the rows below it belong to"
"""Why a line of a form is no row of its own."""
_HELD_BY_OBJECTIVE = frozenset(("unit", "perspective", "period", "owner", "due_on", "start_on", "category", "goal_mode", "level"))
"""What an objective says for its key results."""


class Told(NamedTuple):
    """A value, and the cell that it stands in."""

    value: Value
    at: Place


@dataclass(slots=True)
class Line:
    """An objective or a key result, and what is told of it by label."""

    kind: str
    text: Told
    row: int
    attributes: dict[str, Told] = field(default_factory=dict)
    objective: "Line | None" = None


class _NoForm(Exception):
    """The sheet does not keep to what a form is."""


def form(grid: Grid, known: Known, about: str, heading_rows: Callable[[], Sequence[int]]) -> Piece | None:
    """The sheet as a table of one row a key result; None where it is no form.

    `about` names the file and the sheet. `heading_rows`: where headings are found in it as it stands; a heading outside of the form
    means that it is a table.
    """
    if len(grid.rows) > MOST_ROWS:
        return None
    try:
        lines, labels, beside = _read(grid, known, _is_outline(grid, about))
    except _NoForm:
        return None
    results = [one for one in lines if one.kind == RESULT]
    if len(results) < LEAST_RESULTS or not any(one.objective for one in results):
        return None
    own = {one.row for one in lines} | {at[0] for one in lines for _, at in one.attributes.values()} | {*beside}
    if not own.issuperset(heading_rows()):
        return None
    return upright(grid, known, lines, labels, {BELONGS: beside}, "a form filled in downwards")


_OUTLINE = re.compile(r"\s*(?P<objective>\d{1,2})(?:\.(?P<result>\d{1,2}))?[.)]?\s+(?=\S)")


def _is_outline(grid: Grid, about: str) -> bool:
    """Lines numbered 1, 1.1, 1.2, 2, … without a gap, in a sheet that says that it is about goals."""
    texts = [str(told[0].value) for row in grid.filled() if (told := _cells(grid, row))]
    numbers = [(int(match["objective"]), int(match["result"] or 0)) for text in texts if (match := _OUTLINE.match(text))]
    follows = all(after in ((of, result + 1), (of + 1, 0)) for (of, result), after in pairwise(numbers))
    titles = takewhile(lambda text: not _OUTLINE.match(text), texts)
    return numbers[:1] == [(1, 0)] and follows and any(map(SPEAKS_OF_GOALS.search, (about, *titles)))


def _read(grid: Grid, known: Known, outlined: bool) -> tuple[list[Line], dict[str, Told], list[int]]:
    """The lines, every label with where it first stands, and the rows that only say more of a line. Raises _NoForm."""
    lines: list[Line] = []
    labels: dict[str, Told] = {}
    beside: list[int] = []
    strange = 0
    above: dict[int, Told] = {}
    for row in grid.filled():
        cells = _cells(grid, row)
        if lines and _is_heading(cells, known):
            raise _NoForm
        if lines and len(cells) == 1 and _BLANK.fullmatch(str(cells[0].value)):
            beside.append(row)
            continue
        begun = _line(cells, known, outlined)
        if begun is not None:
            line, rest = begun
            line.objective = next((one for one in reversed(lines) if one.kind == OBJECTIVE), None) if line.kind == RESULT else None
            lines.append(line)
            for told in rest:
                _add(line, above.get(told.at[1]) or Told(UNHEADED, told.at), told, labels)
        elif not lines:
            above |= {told.at[1]: told for told in cells if isinstance(told.value, str)}
        elif pairs := list(_pairs(cells, known)):
            for label, told in pairs:
                _add(lines[-1], label, told, labels)
            beside.append(row)
        else:
            strange += 1
    if strange > (1 - SHARE_TOLD) * (len(lines) + len(beside) + strange):
        raise _NoForm
    return lines, labels, beside


_BLANK = re.compile(r"\s*(?:(?:key result|kr|objective|goal|o)\s*#?\s*\d*(?:\.\d+)*)\s*[:.–-]+\s*", re.IGNORECASE)
"""A label that nobody wrote anything behind."""
LEAST_HEADINGS = 3


def _is_heading(cells: Sequence[Told], known: Known) -> bool:
    """Each cell says what stands below it, which is a table and no form."""
    named = [_field(one.value, known) if isinstance(one.value, str) else None for one in cells]
    return len(named) >= LEAST_HEADINGS and None not in named and len({*named}) == len(named)


def _cells(grid: Grid, row: int) -> list[Told]:
    across = enumerate(grid.row(row), start=grid.first_column)
    return [Told(value, (row, column)) for column, value in across if value is not None]


def _line(cells: Sequence[Told], known: Known, outlined: bool) -> tuple[Line, Sequence[Told]] | None:
    """The objective or key result that a row begins, and what else stands in the row."""
    first = cells[0]
    if not isinstance(first.value, str):
        return None
    alone = kind_of_label_alone(first.value)
    if alone and len(cells) > 1 and isinstance(cells[1].value, str) and not _field(cells[1].value, known):
        return Line(_KINDS[alone], cells[1], first.at[0]), cells[2:]
    number = _OUTLINE.match(first.value) if outlined else None
    if number:
        kind = RESULT if number["result"] else OBJECTIVE
        return Line(kind, Told(first.value[number.end() :].strip(), first.at), first.at[0]), cells[1:]
    inside = _KINDS.get(kind_of_label(first.value) or "")
    if inside is None:
        return None
    return Line(inside, Told(behind_label(first.value), first.at), first.at[0]), cells[1:]


_KINDS = {"objective": OBJECTIVE, "key result": RESULT}


def _pairs(cells: Sequence[Told], known: Known) -> Iterator[tuple[Told, Told]]:
    """Labels and their values, one after the other; nothing where the row is not made of them."""
    if len(cells) == 1:
        label, colon, value = str(cells[0].value).partition(":")
        if colon and value.strip() and _field(label, known):
            yield Told(label.strip(), cells[0].at), Told(value.strip(), cells[0].at)
        return
    pairs = list(zip(cells[::2], cells[1::2], strict=False))
    named = [isinstance(label.value, str) and _field(label.value, known) is not None for label, _ in pairs]
    one_label = len(cells) == 2 and isinstance(cells[0].value, str) and len(cells[0].value) <= LONGEST_LABEL
    if len(cells) % 2 == 0 and (all(named) or one_label):
        yield from ((Told(str(label.value).strip().rstrip(":"), label.at), told) for label, told in pairs)


def _field(text: str, known: Known) -> str | None:
    return recognise([text.strip().rstrip(":")], 1, known)[0].field if text.strip() else None


def _add(line: Line, label: Told, told: Told, labels: dict[str, Told]) -> None:
    """Raises _NoForm where the line has that already: then the label means something else than it seems."""
    name = plain(str(label.value)) or UNHEADED
    if name in line.attributes:
        raise _NoForm
    labels.setdefault(name, label)
    line.attributes[name] = told


def upright(
    grid: Grid,
    known: Known,
    lines: Sequence[Line],
    labels: dict[str, Told],
    beside: Mapping[str, Sequence[int]],
    how: str,
    heads: Sequence[Place] = (),
) -> Piece:
    """What stands above the lines as it is, then a heading and one row a key result, or an objective without any.

    `labels` are what the lines' attributes are called, `beside` the rows that are no lines, by the reason; `how` says what was done.
    `heads`: where the headings of objectives and of key results stand, if not with the lines.
    """
    heads = heads or (lines[0].text.at, lines[0].text.at)
    # Blank rows too, so that the heading stands where it stands in the sheet.
    top = list(range(grid.first_row, heads[0][0]))
    names = list(labels)
    width = max(len(grid.rows[0]), 2 + len(names))
    rows = [[*grid.row(row), *[None] * (width - len(grid.rows[0]))] for row in top]
    whence, moved, formats = list(top), dict[Place, Place](), dict[Place, str]()
    heading: list[Told | None] = [Told(OBJECTIVE, heads[0]), Told(RESULT, heads[1]), *labels.values()]
    inherited = {name for name in names if _field(str(labels[name].value), known) in _HELD_BY_OBJECTIVE}
    with_results = {id(one.objective) for one in lines if one.kind == RESULT}
    shown = [one for one in lines if one.kind == RESULT or id(one) not in with_results]
    for row, told in ((heads[0][0], heading), *((one.row, _record(one, names, inherited)) for one in shown)):
        at = grid.first_row + len(rows)
        rows.append([None if one is None else one.value for one in told] + [None] * (width - len(told)))
        whence.append(row)
        for column, one in enumerate(told, start=grid.first_column):
            if one is not None:
                moved[at, column] = one.at
                if (code := grid.number_format(*one.at)) != "General":
                    formats[at, column] = code
    made = replace(grid, rows=rows, formats=formats, merged=(), error_cells={}, uncached=(), comments={})
    told_of = {one.row for one in shown}
    above = tuple(one.row for one in lines if id(one) in with_results and one.row not in told_of)
    told_aside = {**beside, NAMES: (*above, *beside.get(NAMES, ()))}
    aside = {why: tuple(sorted(told)) for why, told in told_aside.items() if told}
    return Piece(made, rows=tuple(whence), moved=moved, told=(how,), aside=aside)


def _record(line: Line, names: Sequence[str], inherited: set[str]) -> list[Told | None]:
    """A line's row: objective, key result and what is told of it, some of it by its objective."""
    objective = line if line.kind == OBJECTIVE else line.objective
    held = {name: told for name, told in (objective.attributes if objective else {}).items() if name in inherited}
    told = held | line.attributes
    return [objective.text if objective else None, line.text if line.kind == RESULT else None, *(told.get(name) for name in names)]
