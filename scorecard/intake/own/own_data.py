"""The data sheets of a workbook that we wrote: read as they stand, for nothing about them has to be guessed."""

import math
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from scorecard.intake.balance import left_aside
from scorecard.intake.cells.times import day, period
from scorecard.intake.gathered import Gathered, Rows
from scorecard.intake.grid import Book, Grid, Value, address
from scorecard.intake.headings.kinds import CONTROL, WORDED, meanings
from scorecard.intake.own.own_sheets import codes
from scorecard.model.finding import Severity
from scorecard.model.own_book import DATA, TABLE
from scorecard.model.period import is_period
from scorecard.model.perspective import normalised
from scorecard.model.reading import Cells, ColumnReading, SheetReading, SkippedRows
from scorecard.model.status import NO_PACE

HOW = "marked by Scorecard"
_NUMBERS = {
    "baseline", "target", "weight", "lower_limit", "upper_limit", "tolerance", "stretch_target", "self_score", "value", "denominator",
    "percent_complete", "confidence", "planned_progress", "rollup_weight",
}  # fmt: skip
_DAYS = {"starts_on", "due_on", "observed_on", "done_on", "planned_on"}
_SCALES = {"confidence": (1.0, 10.0)}
_WORDS = {
    "state": ("draft", "active", "closed", "cancelled"),
    "direction": ("increase", "decrease", "maintain"),
    "status": ("achieved", "on_track", "at_risk", "behind", "not_started", NO_PACE),
    **{name: tuple(meanings(name)) for name in WORDED},
}
"""Of each column that holds one of few words, all of them."""
_DEFAULTS = {"state": "active", "goal_mode": "committed", "stated": True, "weight": 1.0}
"""Of columns that are never empty where they are in `_FULL`."""
_FULL = {"objectives": ("state", "goal_mode", "stated", "weight"), "key_results": ("weight",), "milestones": ("weight",)}
_NEEDED = {
    "objectives": ("text",), "key_results": ("text",), "plan_points": ("planned_on", "planned_progress"), "units": ("unit",),
}  # fmt: skip
"""Columns without which a row of a table says nothing."""
_KEYS = {"key_results": "objective_id", "check_ins": "key_result_id", "milestones": "key_result_id", "plan_points": "key_result_id"}
"""Of each table the column that says what a row belongs to."""


def holds_data(book: Book) -> bool:
    """Whether the file carries the data of an organisation as we write it."""
    return any(_table(grid) for grid in book.grids)


def gather_data(book: Book, gathered: Gathered) -> tuple[SheetReading, ...]:
    """The accounts of its sheets; the data is gathered, objectives before what belongs to them, and all other sheets tell of it only."""
    grids = {_table(grid): grid for grid in book.grids}
    ids: dict[str, dict[str, int]] = {}
    told = {grid.sheet: _gather(name, grid, gathered, ids) for name in DATA if (grid := grids.get(name)) is not None}
    reason = "written by Scorecard: made from the data sheets of this workbook"
    return tuple(
        told.get(grid.sheet) or SheetReading(grid.sheet, "skipped", reason, len(grid.occupied()), cells=left_aside(grid))
        for grid in book.grids
    )


def _table(grid: Grid) -> str:
    """Which table a sheet holds; "" on any other sheet."""
    return next((code.removeprefix(TABLE) for code in codes(grid, 1) if code.startswith(TABLE)), "")


def _gather(name: str, grid: Grid, gathered: Gathered, ids: dict[str, dict[str, int]]) -> SheetReading:
    places = {code: column for code, (_, column) in codes(grid, 1).items() if code in DATA[name]}
    into: Rows = getattr(gathered, name)
    own = ids.setdefault(name, {})
    homeless, empty = [], []
    for row, line in _rows(name, grid, places, gathered):
        of = _KEYS.get(name)
        key = ids.get("objectives" if of == "objective_id" else "key_results", {}).get(str(line[of])) if of else None
        if of and key is None:
            homeless.append(row)
            _find(gathered, "data-row-unplaced", "This row belongs to nothing on the other data sheets; it was left out.", grid, row)
            continue
        if any(line[code] is None for code in _NEEDED.get(name, ())):
            empty.append(row)
            _find(gathered, "data-row-empty", "This row lacks the text, day or name that it is about; it was left out.", grid, row)
            continue
        identity = line.get("objective_id" if name == "objectives" else "key_result_id")
        if name in ("objectives", "key_results") and identity is not None:
            own[str(identity)] = len(into)
        place = {"sheet": grid.sheet, "row": row, "cell": address(row, grid.first_column + 1)}
        into.add(**_FILLED.get(name, _as_it_is)({**line, **place}, key, len(into)))
    aside = {"belongs to nothing on the other data sheets": homeless, "lacks the text, day or name that it is about": empty}
    return _account(name, grid, places, aside, len(into) if name in ("objectives", "check_ins") else 0)


def _find(gathered: Gathered, code: str, message: str, grid: Grid, row: int) -> None:
    fix = "Export the data again, or mend the row; the data sheets belong together."
    gathered.find(code, Severity.WARNING, message, fix, sheet=grid.sheet, cell=address(row, grid.first_column))


def _rows(name: str, grid: Grid, places: dict[str, int], gathered: Gathered) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row by the columns of its table; of a column that somebody deleted nothing is known."""
    defaults = {code: _DEFAULTS[code] for code in _FULL.get(name, ())}
    for row in grid.filled():
        if row > grid.first_row:
            told = {code: _value(code, grid, row, column, gathered) for code, column in places.items()}
            yield row, {code: defaults.get(code) if told.get(code) is None else told[code] for code in DATA[name]}


def _value(code: str, grid: Grid, row: int, column: int, gathered: Gathered) -> str | float | bool | date | None:
    """What a cell says; where that is not what its column holds it is told, and None."""
    cell = grid.at(row, column)
    value = None if cell is None else _read(code, cell)
    if value is None and cell is not None:
        gathered.find(
            "data-cell-unreadable", Severity.WARNING, "This is not what the column holds; it counts as unknown.",
            "Write it as the other rows of the column have it, or export the data again.", sheet=grid.sheet, cell=address(row, column),
            heading=code, value=cell,
        )  # fmt: skip
    return value


def _read(code: str, cell: Value) -> str | float | bool | date | None:
    if code in _DAYS:
        return day(cell)
    if code in _NUMBERS:
        low, high = _SCALES.get(code, (-math.inf, math.inf))
        return float(cell) if isinstance(cell, (int, float)) and low <= cell <= high else None
    if code == "stated":
        return bool(cell) if isinstance(cell, (int, float)) else None
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    if code == "period":
        return text if is_period(text) else period(cell)
    return text if text in _WORDS.get(code, (text,)) and text != CONTROL else None


def _objective(line: dict[str, Any], _: int | None, number: int) -> dict[str, Any]:
    return {**line, "key": number, "compared": normalised(line["text"])}


def _key_result(line: dict[str, Any], key: int | None, number: int) -> dict[str, Any]:
    places = {"baseline_cell": line["cell"], "target_cell": line["cell"]}
    return {**_objective(line, key, number), **places, "objective_key": key}


def _of_key_result(line: dict[str, Any], key: int | None, _: int) -> dict[str, Any]:
    return {**line, "key_result_key": key}


def _milestone(line: dict[str, Any], key: int | None, number: int) -> dict[str, Any]:
    return {**line, "key_result_key": key, "number": number, "done": line["done_on"] is not None}


def _as_it_is(line: dict[str, Any], _: int | None, __: int) -> dict[str, Any]:
    return line


_FILLED: dict[str, Callable[[dict[str, Any], int | None, int], dict[str, Any]]] = {
    "objectives": _objective,
    "key_results": _key_result,
    "check_ins": _of_key_result,
    "milestones": _milestone,
    "plan_points": _of_key_result,
}


def _account(name: str, grid: Grid, places: dict[str, int], aside: dict[str, list[int]], count: int) -> SheetReading:
    whole = left_aside(grid)
    names = sum(value is not None for value in grid.rows[0])
    lost = sum(value is not None for rows in aside.values() for row in rows for value in grid.row(row))
    return SheetReading(
        grid.sheet, "read", "", len(grid.occupied()), grid.first_row, "data of Scorecard",
        objectives=count if name == "objectives" else 0,
        check_ins=count if name == "check_ins" else 0,
        columns=tuple(ColumnReading(address(grid.first_row, column), code, code, HOW) for code, column in places.items()),
        skipped=tuple(SkippedRows(tuple(rows), why) for why, rows in aside.items() if rows),
        cells=Cells(whole.read, names, whole.read - whole.unreadable - names - lost, 0, lost, whole.unreadable),
    )  # fmt: skip
