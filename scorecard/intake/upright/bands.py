"""Lines between the rows of a table that hold for the rows below them: periods, perspectives, and departments or teams."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice, pairwise
from types import MappingProxyType

from scorecard.intake.cells.labels import kind_of_label, kind_of_label_alone, objective_in_line
from scorecard.intake.grid import Value
from scorecard.intake.headings.columns import is_timed
from scorecard.intake.headings.heading import Heading
from scorecard.intake.headings.headlines import named_period
from scorecard.intake.places.find import Table
from scorecard.intake.places.named import DEPARTMENT, LONGEST
from scorecard.intake.places.piece import Added, Piece, Place, with_columns
from scorecard.intake.upright.lines_above import objective_above
from scorecard.model.perspective import perspective_named

_BEFORE_PERSPECTIVE = re.compile(
    r"^\W*(?:\d+[.)]?\s*)?(?:perspectives?|perspectief|perspektive|perspectiva|axe)?\s*[:–-]?\s*", re.IGNORECASE
)
_THEME = re.compile(
    r"^\s*(?:strategic\s+)?(?:themes?|pillar|priority|focus area|goal area|thema|pijler|handlungsfeld|schwerpunkt|axe|eje|pilar|pilier)"
    r"\s*#?\s*\d*\s*[:.–-]\s*\S",
    re.IGNORECASE,
)
"""What several objectives belong to: "Theme 1: Profitable growth"."""


def bands(piece: Piece, table: Table) -> tuple[Piece, Table]:
    """The table with a column for what its bands name: objectives by their label, and perspectives where most do, else units where some
    are called so; lines in capitals above objectives that are not are what these belong to."""
    text = next((one for one in table.headings if one.field in ("objective", "key_result")), None)
    if text is None or _are_all_wide(piece, table):
        return piece, table
    piece, table = _by_period(piece, table, text)
    if not table.fields() & {"objective", "objective_id", "type", "okr_text"}:
        told = zip(table.rows, _first_texts(piece, table, text), strict=True)
        alone = {row: value for row, value in told if isinstance(value, str) and _stands_alone(piece, row)}
        labelled = {row: objective_in_line(value) or value for row, value in alone.items() if kind_of_label(value) == "objective"}
        beside = _beside_labels(piece, table)
        objectives = labelled | {row: str(value) for row, (value, _) in beside.items()}
        named = objectives or (alone if _head_their_measures(piece, table, alone) else {})
        if named:
            columns = {row: column for row, (_, column) in beside.items()}
            first = objective_above(piece, table) if objectives else None
            piece, table = _with_bands(piece, table, dict(sorted(named.items())), text, "objective", first, columns)
    lone = {
        row: value
        for row, value in zip(table.rows, _first_texts(piece, table, text), strict=True)
        if isinstance(value, str) and len(value) < LONGEST and _stands_alone(piece, row)
    }
    themes = {row: value for row, value in lone.items() if _THEME.match(value)}
    if themes and "objective" in table.fields() and not table.fields() & {"category", "perspective"}:
        piece, table = _with_bands(piece, table, themes, text, "category")
        lone = {row: value for row, value in lone.items() if row not in themes}
    perspectives = {row: value for row, value in lone.items() if _names_perspective(value)}
    fields = table.fields()
    if _head_whole_rows(piece, table, lone) and len(perspectives) * 2 <= len(lone):
        if any(map(DEPARTMENT.search, lone.values())) and "unit" not in fields:
            return _with_bands(piece, table, lone, text, "unit")
        if _are_all_in_capitals(piece, table, text, lone) and "category" not in fields:
            return _with_bands(piece, table, lone, text, "category")
    if perspectives and "perspective" not in fields:
        others = _head_other_measures(piece, table, {row: value for row, value in lone.items() if row not in perspectives})
        return _with_bands(piece, table, {**perspectives, **dict.fromkeys(others)}, text, "perspective")
    return piece, table


def _beside_labels(piece: Piece, table: Table) -> dict[int, tuple[Value, int]]:
    """Of lines that hold nothing but "Objective 1" and its words in another cell the words, with their column."""
    found: dict[int, tuple[Value, int]] = {}
    for row in table.rows:
        cells = piece.grid.row(row)
        if cells.count(None) == len(cells) - 2:
            (_, label), (column, words) = ((place, value) for place, value in enumerate(cells) if value is not None)
            if kind_of_label_alone(label) == "objective" and isinstance(words, str) and any(map(str.isalpha, words)):
                found[row] = (words, piece.grid.first_column + column)
    return found


def _by_period(piece: Piece, table: Table, text: Heading) -> tuple[Piece, Table]:
    """Lines that name nothing but a period, the first of them above all other rows."""
    if table.fields() & {"period", "year", "observed_on"} or any(is_timed(one) for one in table.headings):
        return piece, table
    told = zip(table.rows, _first_texts(piece, table, text), strict=True)
    lone = {row: str(value) for row, value in told if value is not None and _stands_alone(piece, row)}
    named = {row: period for row, value in lone.items() if (period := named_period(value))}
    if len(named) < 2 or table.rows[0] not in named:
        return piece, table
    return _with_bands(piece, table, named, text, "period")


def _head_their_measures(piece: Piece, table: Table, alone: dict[int, str]) -> bool:
    """From the first row on each stands above measures with levels, which all other rows have; none is called as a unit or perspective."""
    levels = [one.column for one in table.headings if one.field in ("baseline", "target", "current")]
    if len(alone) < 2 or table.rows[0] not in alone or not levels or any(map(_names_other, alone.values())):
        return False
    below = dict(pairwise(table.rows))
    measured = (row in below and any(piece.grid.at(below[row], column) is not None for column in levels) for row in alone)
    rest = (row for row in table.rows if row not in alone)
    return all(measured) and all(any(piece.grid.at(row, column) is not None for column in levels) for row in rest)


def _head_other_measures(piece: Piece, table: Table, lone: dict[int, str]) -> dict[int, str]:
    """Of lines beside those of perspectives, in a table without objectives, those right above a row with levels: they end a perspective."""
    levels = [one.column for one in table.headings if one.field in ("baseline", "target", "current")]
    if table.fields() & {"objective", "objective_id", "type", "okr_text"}:
        return {}
    below = dict(pairwise(table.rows))
    return {row: text for row, text in lone.items() if row in below and any(piece.grid.at(below[row], one) is not None for one in levels)}


def _names_other(text: str) -> bool:
    return _names_perspective(text) or DEPARTMENT.search(text) is not None or kind_of_label(text) is not None


def _with_bands(
    piece: Piece,
    table: Table,
    found: Mapping[int, str | None],
    text: Heading,
    field: str,
    first: tuple[str, Place] | None = None,
    columns: Mapping[int, int] = MappingProxyType({}),
) -> tuple[Piece, Table]:
    """The table with what its bands name, each down to the next one; `first` is what holds for the rows above them all, and `columns`
    says where the words of a band stand, if not below the heading of the texts."""
    values: dict[int, Value] = {}
    places: dict[int, Place] = {}
    above: int | None = None
    for row in table.rows:
        above = row if row in found else above
        if above is None and first is not None:
            values[row], places[row] = first
        if above is not None and row not in found and found[above] is not None:
            values[row], places[row] = found[above], piece.place(above, columns.get(above, text.column))
    table = replace(table, rows=tuple(row for row in table.rows if row not in found), bands=(*table.bands, *found))
    return with_columns(piece, table, [Added(field, "bands between the rows", values, places)], "bands")


def _head_whole_rows(piece: Piece, table: Table, lone: dict[int, str]) -> bool:
    """From the first row on each stands above a row with an objective and a key result of its own, and none says what it is."""
    columns = {one.field: one.column for one in table.headings if one.field in ("objective", "key_result") and one.group is None}
    if len(lone) < 2 or table.rows[0] not in lone or len(columns) < 2:
        return False
    below = dict(pairwise(table.rows))
    whole = all(row in below and all(piece.grid.at(below[row], column) is not None for column in columns.values()) for row in lone)
    return whole and not any(map(kind_of_label, lone.values()))


def _are_all_in_capitals(piece: Piece, table: Table, text: Heading, lone: dict[int, str]) -> bool:
    """The lines are, and the texts below them are not."""
    others = (piece.grid.at(row, text.column) for row in table.rows if row not in lone)
    return all(map(str.isupper, lone.values())) and not any(isinstance(value, str) and value.isupper() for value in others)


def _first_texts(piece: Piece, table: Table, text: Heading) -> list[Value]:
    """The cell of the text column, or the one in the first column where that is empty."""
    offset, start = text.column - piece.grid.first_column, piece.grid.first_row
    return [piece.grid.rows[row - start][offset] or piece.grid.rows[row - start][0] for row in table.rows]


def _names_perspective(text: str) -> bool:
    bare = _BEFORE_PERSPECTIVE.sub("", text)
    return len(bare) > 3 and perspective_named(bare) is not None


def _are_all_wide(piece: Piece, table: Table) -> bool:
    """Three columns without a blank tell of all rows at once that no cell stands alone in them, or beside its label."""
    start, end = (row - piece.grid.first_row for row in (table.rows[0], table.rows[-1]))
    wide = (True for column in piece.grid.columns() if None not in column[start : end + 1])
    return len([*islice(wide, FULL)]) == FULL


FULL = 3


def _stands_alone(piece: Piece, row: int) -> bool:
    cells = piece.grid.row(row)
    return cells.count(None) == len(cells) - 1
