"""Key results of several times in a row, "Q1 KR", "Q1 result", "Q2 KR", "Q2 result", set upright: one row a key result, with its time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.words import is_placeholder
from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.aliases import GOALS, field_of, plain
from scorecard.intake.headings.heading import CORRECTED, Heading, Known, heading_of
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.headings.heading_score import LOOKED_AT
from scorecard.intake.headings.yearless import OfTime, of_time
from scorecard.intake.places.find import find_tables
from scorecard.intake.places.piece import Piece, Place

PARTED = "key results by period parted"
_HELD = frozenset((
    "objective", "objective_id", "parent", "unit", "parent_unit", "perspective", "category", "year", "owner", "objective_owner", "weight",
    "objective_weight", "unit_of_measure", "goal_mode", "level", "direction",
))  # fmt: skip
"""What a row says for its key results of all times."""
_ELSEWHERE = frozenset(("key_result", "okr_text", "period", "observed_on", "type", "initiative"))
"""Fields of a table that says in another way what its rows are, or of when."""
ALL = "All periods"
"""How columns are headed that tell something of all times together: they are kept, and not used."""
_MEASURED = ("current", "progress")
LEAST_TIMES = 2
ROWS_THAT_TELL = 200
MOST = 0.5
"""More of the cells than this are texts below a heading of texts."""


@dataclass(slots=True)
class _Time:
    """The columns of one time."""

    when: str
    column: int
    """Of the texts of its key results."""
    columns: dict[str, int] = field(default_factory=dict)
    """By what they are called without their time."""


def by_quarter(piece: Piece, known: Known, about: str) -> Piece:
    """The piece with a row for each key result and time, where the columns of several times have texts of their own."""
    if piece.turned or piece.rows or piece.moved:
        return piece
    grid = piece.grid
    for row in grid.filled()[:LOOKED_AT]:
        headings = recognise(grid.row(row), grid.first_column, known)
        if not _have_texts(headings):
            continue
        tables = [one for one in find_tables(grid, known, about) if grid.row(one.heading_row) == grid.row(row)]
        rows = [at for table in tables for at in table.rows]
        times = _times(grid, headings, rows[:ROWS_THAT_TELL]) if rows else []
        if times:
            return _upright(piece, row, rows, headings, times)
    return piece


def _have_texts(headings: Sequence[Heading]) -> bool:
    """Some column of a time may hold texts: a key result's, a goal's, or an initiative's beside what came of it."""
    timed = [one for one in headings if one.period or one.quarter]
    named = any(one.field == "key_result" or _is_goal(one) for one in timed)
    return named or (any(one.field in _MEASURED for one in timed) and any(_is_initiative(one) for one in headings))


def _is_goal(one: Heading) -> bool:
    told = of_time(one.text) if one.field == "target" else None
    return told is not None and plain(told.rest).removesuffix("s") in GOALS


def _is_initiative(one: Heading) -> bool:
    told = of_time(one.text) if one.field is None else None
    return told is not None and field_of(plain(told.rest))[0] == "initiative"


def _texts(headings: Sequence[Heading]) -> list[Heading]:
    """The columns of texts, of the kind that says most surely that they are key results."""
    timed = [one for one in headings if one.period or one.quarter]
    results = [one for one in timed if one.field == "key_result"]
    return results or [one for one in timed if _is_goal(one)] or [one for one in headings if _is_initiative(one)]


def _times(grid: Grid, headings: Sequence[Heading], rows: Sequence[int]) -> list[_Time]:
    """The times of a heading row, each with its columns; none where they have no texts of their own."""
    told = {one.column: named for one in headings if one.how != CORRECTED and (named := of_time(one.text))}
    texts = [one for one in _texts(headings) if one.column in told]
    others = any(one.field != "key_result" for one in texts)
    common = {one.field for one in headings if one.column not in told}
    keys = [_key(told[one.column]) for one in texts]
    if common & _ELSEWHERE or (others and ("objective" not in common or len(set(keys)) < len(keys))):
        return []
    if not all(_are_texts(grid, one.column, rows, goals=one.field == "target") for one in texts):
        return []
    found: dict[str, _Time] = {}
    for key, one in zip(keys, texts, strict=True):
        found.setdefault(key, _Time(told[one.column].when, one.column))
    names: dict[str, str] = {}
    for one in headings:
        time = found.get(_key(told[one.column])) if one.column in told else None
        if time:
            name = "Key result" if others and one.column == time.column else told[one.column].rest
            means = heading_of(name, name, 0)
            name = names.setdefault(f"{means.field} {means.group}" if means.field else plain(name), name)
            if name in time.columns:
                return []
            time.columns[name] = one.column
    times = list(found.values())
    _by_place(headings, told, times)
    return times if len(times) >= LEAST_TIMES or any(len(one.columns) > 1 for one in times) else []


def _key(told: OfTime) -> str:
    return told.period or told.part or ""


def _are_texts(grid: Grid, column: int, rows: Sequence[int], *, goals: bool) -> bool:
    """Most of the cells are words; those of `goals` more than a number and what is counted, for that is a target."""
    cells = [value for row in rows if (value := grid.at(row, column)) is not None and not is_placeholder(str(value))]
    texts = [value for value in cells if isinstance(value, str)]
    words = [sum(any(map(str.isalpha, word)) for word in text.split()) for text in texts]
    told = (many > 1 and number(text) is None if goals else many > 1 or text[:1].isalpha() for text, many in zip(texts, words, strict=True))
    return sum(told) > MOST * len(cells) or not cells


def _by_place(headings: Sequence[Heading], told: Mapping[int, OfTime], times: Sequence[_Time]) -> None:
    """ "Q1 KR | Result | Q2 KR | Result": what stands alike behind the texts of each time is that time's."""
    order = sorted(headings, key=lambda one: one.column)
    starts = [next(place for place, one in enumerate(order) if one.column == time.column) for time in times]
    if len(times) < LEAST_TIMES or starts != sorted(starts):
        return
    behind = [order[start + 1 : end] for start, end in zip(starts, [*starts[1:], len(order)], strict=True)]
    width = len(behind[0])
    names = {tuple(plain(one.text) for one in part[:width]) for part in behind}
    timed = any(one.column in told for part in behind for one in part[:width])
    if timed or len(names) > 1 or any(len(part) != width for part in behind[:-1]):
        return
    for time, part in zip(times, behind, strict=True):
        time.columns |= {name.text: one.column for name, one in zip(behind[0], part, strict=False)}


def _upright(piece: Piece, head: int, table_rows: Sequence[int], headings: Sequence[Heading], times: Sequence[_Time]) -> Piece:
    """Each row of the table once for each time that it has cells of, which stand in columns at the right; the other rows as they are."""
    grid = piece.grid
    names = list(dict.fromkeys(name for time in times for name in time.columns))
    first, width = grid.first_column, len(grid.rows[0])
    right = range(first + width, first + width + 1 + len(names))
    of_times = {column for time in times for column in time.columns.values()}
    held = {one.column for one in headings if one.field in _HELD and not (one.period or one.quarter)}
    others = [one for one in headings if one.column not in held | of_times]
    whole = {one.column for one in others if one.field is not None or _holds_numbers(grid, one.column, table_rows)}
    taken = set(table_rows)
    rows: list[list[Value]] = []
    whence: list[int] = []
    moved: dict[Place, Place] = {}
    formats = {place: code for place, code in grid.formats.items() if not place[0]}

    def put(row: int, cells: Sequence[Value], beside: Mapping[int, tuple[Value, Place]]) -> None:
        at = grid.first_row + len(rows)
        own = {place: (row, place) for place in range(first, first + width)} | {place: told[1] for place, told in beside.items()}
        formats.update({(at, place): code for place, home in own.items() if (code := grid.number_format(*home)) != "General"})
        moved.update({(at, place): home for place, (_, home) in beside.items()})
        rows.append([*cells, *(beside[place][0] if place in beside else None for place in right)])
        whence.append(row)

    for row, cells in enumerate(grid.rows, start=grid.first_row):
        if row not in taken and cells != grid.row(head):
            put(row, cells, {})
            continue
        bare = [None if first + place in of_times else value for place, value in enumerate(cells)]
        if row not in taken:
            told = {right[0]: ("Period", (row, times[0].column))}
            told |= {at: (name, (row, _home(times, name))) for at, name in zip(right[1:], names, strict=True)}
            put(row, [ALL if first + place in whole else value for place, value in enumerate(bare)], told)
            continue
        for place, part in enumerate([*_parts(grid, row, head, times, names)] or [{}]):
            put(row, [value if first + at in held or not place else None for at, value in enumerate(bare)], part)
    made = replace(grid, rows=rows, formats=formats, merged=())
    return replace(piece, grid=made, rows=tuple(whence), moved=moved, told=(*piece.told, PARTED), added=1 + len(names))


def _holds_numbers(grid: Grid, column: int, rows: Sequence[int]) -> bool:
    return any(number(grid.at(row, column)) is not None for row in rows)


def _home(times: Sequence[_Time], name: str) -> int:
    """The first column that is called so."""
    return next(time.columns[name] for time in times if name in time.columns)


def _parts(grid: Grid, row: int, head: int, times: Sequence[_Time], names: Sequence[str]) -> Iterator[dict[int, tuple[Value, Place]]]:
    """What the row says of each time of which it says anything, by the column that it is put in."""
    start = grid.first_column + len(grid.rows[0])
    for time in times:
        columns = [(place, time.columns[name]) for place, name in enumerate(names, start + 1) if name in time.columns]
        told = {place: (value, (row, column)) for place, column in columns if (value := grid.at(row, column)) is not None}
        if told:
            yield {start: (time.when, (head, time.column)), **told}
