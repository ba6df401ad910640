"""Confidence by week, "Conf. W1", "Conf. W2", …: how sure a key result's owner was last."""

import re
from typing import TYPE_CHECKING

from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.heading import Heading
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.places.find import Table
from scorecard.intake.places.piece import Added, Piece, Place, with_columns

if TYPE_CHECKING:
    from scorecard.intake.grid import Value

_WEEK = r"(?:w|wk|week|kw|woche|semaine|semana|sem) ?(?P<{}>[0-5]?\d)"
_BY_WEEK = re.compile(rf"(?P<what>.+?) {_WEEK.format('week')}|{_WEEK.format('week2')} (?P<what2>.+)")
LEAST = 2
"""Columns that make a series."""


def newest_confidence(piece: Piece, table: Table) -> tuple[Piece, Table]:
    """One column of confidence, each row's from the last week that says any, where there is none."""
    weeks = sorted((week, one.column, one) for one in table.headings if (week := _week_of(one)) is not None)
    if "confidence" in table.fields() or len(weeks) < LEAST or len({week for week, *_ in weeks}) < len(weeks):
        return piece, table
    values: dict[int, Value] = {}
    places: dict[int, Place] = {}
    formats: dict[int, str] = {}
    for row in table.rows:
        for _, column, _one in weeks:
            value = piece.grid.at(row, column)
            if value is not None:
                values[row], places[row] = value, piece.place(row, column)
                formats[row] = piece.grid.number_format(row, column)
    added = Added("confidence", "the last week that says any", values, places, formats)
    return with_columns(piece, table, [added], "confidence by week", instead_of=[one for *_, one in weeks])


def _week_of(heading: Heading) -> int | None:
    match = _BY_WEEK.fullmatch(plain(heading.text)) if heading.field is None and heading.how == "not recognised" else None
    if match is None:
        return None
    [what] = recognise([match["what"] or match["what2"]], 1, {})
    sure = plain(what.text) == "conf" or (what.field == "confidence" and what.how != "fuzzy")
    return int(match["week"] or match["week2"]) if sure else None
