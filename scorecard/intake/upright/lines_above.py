"""Lines above a table that say what it is of: its objective, its measure; a history is of what its sheet or file is called after."""

from collections.abc import Sequence
from dataclasses import replace

from scorecard.intake.cells.labels import behind_label, kind_of_label, kind_of_label_alone, objective_in_line
from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.steps import is_level, is_of_chain, step_in
from scorecard.intake.grid import Value
from scorecard.intake.headings.heading import CORRECTED
from scorecard.intake.headings.headlines import says_more_of_it
from scorecard.intake.places.find import Table
from scorecard.intake.places.piece import Added, Piece, Place, with_columns
from scorecard.intake.settling.initiatives import BY_OTHERS


def below_line(piece: Piece, table: Table) -> tuple[Piece, Table]:
    """A table without an objective's column below a line that is labelled as one; a history below its measure's name."""
    table = _below_objectives(piece, table)
    fields = table.fields()
    if "objective" in fields or "objective_id" in fields:
        return piece, table
    own = next((one for one in table.headings if one.field == "key_result" and one.how == "heads its key results"), None)
    if own is not None:
        return _of_objective(piece, table, objective_in_line(own.text) or own.text, piece.place(table.heading_row, own.column))
    for row in reversed(table.titles):
        cells = piece.grid.row(row)
        offset = next(place for place, value in enumerate(cells) if value is not None)
        told = [value for value in cells if value is not None]
        kind = _kind_of_line(told) or ("objective" if _is_step(told) and "key_result" in fields else None)
        if kind is None and says_more_of_it(told):
            continue
        if kind == "measure" and not fields & {"key_result", "key_result_id"}:
            place = piece.place(row, piece.grid.first_column + offset)
            named: dict[int, Value] = dict.fromkeys(table.rows, behind_label(" ".join(map(str, told))))
            added = Added("key_result", "the line above the table", named, dict.fromkeys(table.rows, place))
            return with_columns(piece, table, [added], "measure above the table")
        below_label = len(told) == 1 and row - 1 in table.titles and _is_label_of_objective(piece, row - 1)
        if kind == "objective" or below_label or (table.headlined and len(told) == 1 and not is_level(told[0])):
            place = piece.place(row, piece.grid.first_column + offset)
            beside = len(told) > 1 and (str(told[0]).rstrip().endswith(":") or kind_of_label_alone(told[0]) or is_level(told[0]))
            text = _behind_its_label(str(told[1] if beside else told[0]))
            return _of_objective(piece, _with_results(piece, table), text, place)
    return piece, table


def _of_objective(piece: Piece, table: Table, text: str, place: Place) -> tuple[Piece, Table]:
    """Every row of the table below the objective that stands at this place."""
    added = Added("objective", "the line above the table", dict.fromkeys(table.rows, text), dict.fromkeys(table.rows, place))
    return with_columns(piece, table, [added], "objective above the table")


def _is_step(told: Sequence[Value]) -> bool:
    """ "Outcome 1: Mothers use clinics", in one cell or two."""
    if len(told) == 2:
        return is_level(told[0]) and is_of_chain(str(told[0]))
    step = step_in(str(told[0])) if len(told) == 1 else None
    return step is not None and step.of_chain and step.text is not None


def _behind_its_label(text: str) -> str:
    step = step_in(text)
    return behind_label(text) if kind_of_label(text) == "objective" else step.text if step and step.text and step.of_chain else text


def _with_results(piece: Piece, table: Table) -> Table:
    """Below the line of their objective the first texts beside levels are key results, whatever they are called: "What", "Description"."""
    fields = table.fields()
    if fields & {"key_result", "key_result_id", "okr_text", "initiative"} or not fields & {"baseline", "target", "current", "progress"}:
        return table
    free = (one for one in table.headings if one.field in (None, "description", "title") and one.how != CORRECTED)
    first = next((one for one in free if _are_texts([piece.grid.at(row, one.column) for row in table.rows])), None)
    headings = (replace(one, field="key_result", how=BY_OTHERS) if one is first else one for one in table.headings)
    return replace(table, headings=tuple(headings))


def _are_texts(cells: Sequence[Value]) -> bool:
    """Each row has one, and no two are alike."""
    return len({*cells}) == len(cells) > 0 and all(isinstance(value, str) and number(value) is None for value in cells)


def _is_label_of_objective(piece: Piece, row: int) -> bool:
    told = [value for value in piece.grid.row(row) if value is not None]
    return len(told) == 1 and kind_of_label_alone(told[0]) == "objective"


def _kind_of_line(told: Sequence[Value]) -> str | None:
    """What a line says it is: by the label in front of its text, or in a cell of its own."""
    return (kind_of_label_alone(told[0]) if len(told) == 2 else None) or kind_of_label(" ".join(map(str, told)))


def _below_objectives(piece: Piece, table: Table) -> Table:
    """A plain "Name" below a line that names the objective is its key results'."""
    lines = ([value for value in piece.grid.row(row) if value is not None] for row in table.titles)
    if "key_result" in table.fields() or not any(_kind_of_line(told) == "objective" for told in lines):
        return table
    headings = (replace(one, field="key_result") if one.field == "objective" and one.how == BY_OTHERS else one for one in table.headings)
    return replace(table, headings=tuple(headings))


def objective_above(piece: Piece, table: Table) -> tuple[str, Place] | None:
    """The objective that a line of nothing else names above the table, and where."""
    for row in reversed(table.titles):
        told = [(value, place) for place, value in enumerate(piece.grid.row(row), piece.grid.first_column) if value is not None]
        named = objective_in_line(told[0][0]) if len(told) == 1 else None
        if named:
            return named, piece.place(row, told[0][1])
    return None


def history_of(piece: Piece, table: Table, name: str) -> tuple[Piece, Table]:
    """Days with their values and nothing else: the measure is what the sheet or file is called."""
    fields = {one.field for one in table.headings}
    if not {"observed_on", "current"} <= fields <= {"observed_on", "current", "comment"}:
        return piece, table
    values = [one.column for one in table.headings if one.field == "current"]
    if all(piece.grid.at(row, column) is None for row in table.rows for column in values):
        return piece, table
    home = dict.fromkeys(table.rows, piece.place(table.heading_row, values[0]))
    added = Added("key_result", "the name of the sheet or file", dict.fromkeys(table.rows, name), home)
    return with_columns(piece, table, [added], "measure named by the sheet or file")
