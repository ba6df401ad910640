"""The data sheets of a workbook that we wrote: read as they stand, for nothing about them has to be guessed."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from scorecard.intake.balance import left_aside
from scorecard.intake.cells.times import day
from scorecard.intake.find import filled, occupied
from scorecard.intake.gathered import Gathered, Rows
from scorecard.intake.grid import Book, Grid, Value, address
from scorecard.intake.own_columns import codes
from scorecard.model.finding import Severity
from scorecard.model.own_book import DATA, TABLE
from scorecard.model.perspective import normalised
from scorecard.model.reading import Cells, ColumnReading, SheetReading, SkippedRows

HOW = "marked by Scorecard"
_NUMBERS = {
    "baseline", "target", "weight", "lower_limit", "upper_limit", "tolerance", "stretch_target", "self_score", "value", "denominator",
    "percent_complete", "confidence", "planned_progress", "rollup_weight",
}  # fmt: skip
_DAYS = {"starts_on", "due_on", "observed_on", "done_on", "planned_on"}
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
        told.get(grid.sheet) or SheetReading(grid.sheet, "skipped", reason, len(occupied(grid)), cells=left_aside(grid))
        for grid in book.grids
    )


def _table(grid: Grid) -> str:
    """Which table a sheet holds; "" on any other sheet."""
    return next((code.removeprefix(TABLE) for code in codes(grid, 1) if code.startswith(TABLE)), "")


def _gather(name: str, grid: Grid, gathered: Gathered, ids: dict[str, dict[str, int]]) -> SheetReading:
    places = {code: column for code, (_, column) in codes(grid, 1).items() if code in DATA[name]}
    into: Rows = getattr(gathered, name)
    own = ids.setdefault(name, {})
    homeless = []
    for row, line in _rows(grid, places):
        of = _KEYS.get(name)
        key = ids.get("objectives" if of == "objective_id" else "key_results", {}).get(str(line[of])) if of else None
        if of and key is None:
            homeless.append(row)
            continue
        identity = line.get("objective_id" if name == "objectives" else "key_result_id")
        if name in ("objectives", "key_results") and identity is not None:
            own[str(identity)] = len(into)
        place = {"sheet": grid.sheet, "row": row, "cell": address(row, grid.first_column + 1)}
        into.add(**_FILLED.get(name, _as_it_is)({**line, **place}, key, len(into)))
    if homeless:
        gathered.find(
            "data-row-unplaced", Severity.WARNING, f"{len(homeless):,} rows of this sheet belong to nothing on the other data sheets.",
            "Export the data again; its sheets belong together.", sheet=grid.sheet, cell=address(homeless[0], grid.first_column),
        )  # fmt: skip
    return _account(name, grid, places, homeless, len(into) if name in ("objectives", "check_ins") else 0)


def _rows(grid: Grid, places: dict[str, int]) -> Iterator[tuple[int, dict[str, Any]]]:
    for row in filled(grid):
        if row > grid.first_row:
            yield row, {code: _value(code, grid.at(row, column)) for code, column in places.items()}


def _value(code: str, value: Value) -> str | float | bool | date | None:
    if value is None or code in _DAYS:
        return None if value is None else day(value)
    if code in _NUMBERS:
        return float(value) if isinstance(value, (int, float)) else None
    if code == "stated":
        return bool(value)
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _objective(line: dict[str, Any], _: int | None, number: int) -> dict[str, Any]:
    return {**line, "key": number, "compared": normalised(line["text"]), "weight": 1.0 if line["weight"] is None else line["weight"]}


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


def _account(name: str, grid: Grid, places: dict[str, int], homeless: list[int], count: int) -> SheetReading:
    whole = left_aside(grid)
    names = sum(value is not None for value in grid.rows[0])
    lost = sum(value is not None for row in homeless for value in grid.rows[row - grid.first_row])
    return SheetReading(
        grid.sheet, "read", "", len(occupied(grid)), grid.first_row, "data of Scorecard",
        objectives=count if name == "objectives" else 0,
        check_ins=count if name == "check_ins" else 0,
        columns=tuple(ColumnReading(address(grid.first_row, column), code, code, HOW) for code, column in places.items()),
        skipped=(SkippedRows(tuple(homeless), "belongs to nothing on the other data sheets"),) if homeless else (),
        cells=Cells(whole.read, names, whole.read - whole.unreadable - names - lost, 0, lost, whole.unreadable),
    )  # fmt: skip
