"""Several objectives in a row, each with its key results beside it, as questionnaires collect them: "Objective 1", "KR 1.1", "KR 1.2" …"""

import re
from dataclasses import dataclass, field

from scorecard.intake.grid import Grid
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.heading import Known
from scorecard.intake.places.piece import Piece
from scorecard.intake.upright.forms import NAMES, OBJECTIVE, RESULT, Line, Told, upright

LOOKED_AT = 20
"""Rows in which the heading is looked for."""
MOST_ROWS = 20_000
_GOAL = r"(?:objective|goal|doelstelling|doel|ziel|objectif|objetivo|obiettivo)"
_KEY = r"(?:key result|kr|kernresultaat|sleutelresultaat|schlusselergebnis|resultat cle|resultado clave|resultado chave)"
_OF_OBJECTIVE = re.compile(rf"(?:{_GOAL}|o) ?(?P<objective>\d)(?: (?P<rest>.+))?")
_OF_RESULT = re.compile(
    rf"(?:(?:{_GOAL}|o) ?(?P<before>\d) {_KEY} ?(?P<number>\d)|{_KEY} ?(?P<objective>\d) (?P<place>\d))(?: (?P<rest>.+))?"
)
_TEXT = {"", "title", "name", "text", "description", "statement"}
"""What a column of the texts themselves may be called besides."""
_Columns = dict[str, int]
"""Columns by what they are called; the text's own is ""."""


@dataclass(slots=True)
class _Head:
    row: int
    objectives: dict[str, _Columns] = field(default_factory=dict)
    results: dict[str, dict[str, _Columns]] = field(default_factory=dict)
    """By the objective's number and their own."""
    shared: _Columns = field(default_factory=dict)
    labels: dict[str, Told] = field(default_factory=dict)

    def is_whole(self) -> bool:
        """Two objectives at least, with key results of their own."""
        whole = all("" in columns for told in self.results.values() for columns in told.values())
        return whole and sum("" in columns and number in self.results for number, columns in self.objectives.items()) > 1


def responses(grid: Grid, known: Known) -> Piece | None:
    """The sheet as a table of one row a key result; None where its rows do not hold several objectives."""
    heads = (_head(grid, row) for row in grid.filled()[:LOOKED_AT]) if len(grid.rows) <= MOST_ROWS else ()
    head = next((one for one in heads if one is not None), None)
    if head is None:
        return None
    lines: list[Line] = []
    for row in grid.filled():
        if row > head.row:
            _add(lines, grid, row, head)
    if not any(one.kind == RESULT for one in lines):
        return None
    told = {one.row for one in lines}
    beside = {NAMES: [row for row in grid.filled() if row > lines[0].row and row not in told]}
    first = next(number for number in head.objectives if number in head.results)
    named_at = [(head.row, head.objectives[first][""]), (head.row, min(columns[""] for columns in head.results[first].values()))]
    return upright(grid, known, lines, head.labels, beside, "several objectives in a row parted", named_at)


def _head(grid: Grid, row: int) -> _Head | None:
    """The row's cells as questions about numbered objectives and their key results."""
    head = _Head(row)
    for column, value in enumerate(grid.row(row), start=grid.first_column):
        if not isinstance(value, str):
            continue
        bare = plain(value)
        if of_result := _OF_RESULT.fullmatch(bare):
            objective, number = of_result["before"] or of_result["objective"], of_result["number"] or of_result["place"]
            columns, rest = head.results.setdefault(objective, {}).setdefault(number, {}), of_result["rest"] or ""
        elif of_objective := _OF_OBJECTIVE.fullmatch(bare):
            columns, rest = head.objectives.setdefault(of_objective["objective"], {}), of_objective["rest"] or ""
        else:
            columns, rest = head.shared, bare
        name = "" if rest in _TEXT and columns is not head.shared else rest
        columns.setdefault(name, column)
        if name:
            head.labels.setdefault(name, Told(value if columns is head.shared else name, (row, column)))
    return head if head.is_whole() else None


def _add(lines: list[Line], grid: Grid, row: int, head: _Head) -> None:
    """A line for each objective of the row, and one for each of its key results."""
    shared = _told(grid, row, head.shared)
    for number, columns in head.objectives.items():
        objective = _line(OBJECTIVE, grid, row, columns, shared)
        if objective is None:
            continue
        lines.append(objective)
        for _, of_result in sorted(head.results.get(number, {}).items()):
            line = _line(RESULT, grid, row, of_result, shared)
            if line is not None:
                line.objective = objective
                lines.append(line)


def _line(kind: str, grid: Grid, row: int, columns: _Columns, shared: dict[str, Told]) -> Line | None:
    told = _told(grid, row, columns)
    text = told.pop("", None)
    return None if text is None else Line(kind, text, row, attributes={**shared, **told})


def _told(grid: Grid, row: int, columns: _Columns) -> dict[str, Told]:
    cells = grid.row(row)
    found = {name: (cells[column - grid.first_column], column) for name, column in columns.items()}
    return {name: Told(value, (row, column)) for name, (value, column) in found.items() if value is not None}
