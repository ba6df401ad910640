"""A row right below the heading that says what its columns hold: "%", "EUR", "(days)", "text"."""

from dataclasses import replace

from scorecard.intake.cells.labels import unit_word
from scorecard.intake.cells.units import is_currency, is_measure
from scorecard.intake.grid import Grid, Value
from scorecard.intake.places.find import Table

A_UNIT_ROW = "names the units of the columns"
LEVELS = ("baseline", "target", "current", "at_period")
_KINDS = {
    "text", "free text", "number", "no", "nr", "date", "name", "yyyy-mm-dd", "dd.mm.yyyy", "dd/mm/yyyy", "mm/dd/yyyy", "tekst", "getal",
    "datum", "zahl", "texte", "nombre", "texto", "numero", "fecha", "data", "#",
}  # fmt: skip
"""Other words for what a column holds."""
_TEXTS = ("objective", "key_result", "okr_text", "title")


def with_units(grid: Grid, table: Table) -> tuple[Table, dict[int, str]]:
    """The table with the unit that such a row gives all its levels, and the row with the reason why it is none of the data."""
    row = table.rows[0] if table.rows else None
    if row is None:
        return table, {}
    told = [(one, _unit(grid.at(row, one.column))) for one in table.headings if grid.at(row, one.column) is not None]
    levels = {unit for one, unit in told if one.field in LEVELS}
    named = (one for one in table.headings if one.field in _TEXTS)
    if not levels or len(told) < LEAST or any(unit is None for _, unit in told) or any(_is_word(grid.at(row, one.column)) for one in named):
        return table, {}
    unit = unit_word(levels.pop()) if len(levels) == 1 else None
    headings = table.headings
    if unit and not any(one.unit or one.field == "unit_of_measure" for one in headings):
        headings = tuple(replace(one, unit=unit) if one.field in LEVELS else one for one in headings)
    return replace(table, headings=headings), {row: A_UNIT_ROW}


LEAST = 2
"""Cells of such a row."""


def _unit(value: Value) -> str | None:
    """The unit or the kind of value that a cell names and nothing else; None for any other cell."""
    text = value.strip().strip("()[]").strip() if isinstance(value, str) else ""
    known = is_currency(text) or is_measure(text) or text.casefold() in _KINDS
    return text if text and known else None


def _is_word(value: Value) -> bool:
    """An objective may be called "Days"; in a row of units it is called nothing, or "text"."""
    return value is not None and str(value).strip().strip("()[]").strip().casefold() not in _KINDS
