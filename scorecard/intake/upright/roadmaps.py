"""Lists of milestones by quarter and nothing else, of what their sheet or the line above is called."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scorecard.intake.cells.labels import behind_label, kind_of_label, kind_of_label_alone
from scorecard.intake.headings.heading import Heading
from scorecard.intake.places.find import Table
from scorecard.intake.places.piece import Added, Piece, with_columns
from scorecard.intake.settling.milestone_columns import as_due

BY_NAME = "the name of the sheet or file"
_OF_STEPS = {"milestone", "period", "status", "done", "done_on", "progress", "comment", "owner", "description", "observed_on", "category"}
"""What a list of milestones has columns for."""


_SAYS_NOTHING = re.compile(
    r"\b(?:(?:key )?milestones?|roadmap|timeline|plan(?:ning)?|mijlpalen|meilensteine|jalons|hitos|tracker|overview|status|20\d\d"
    r"|[qh][1-4])\b",
    re.IGNORECASE,
)
"""Words of a sheet's name that say only that it lists milestones."""


def roadmap(piece: Piece, table: Table, name: str | None) -> tuple[Piece, Table]:
    """A list of milestones by quarter with the key result that it is of: that of a labelled line above it, else `name`."""
    fields = table.fields()
    if not {"milestone", "period"} <= fields <= _OF_STEPS:
        return piece, table
    lines = {kind: (row, text) for row in table.titles for kind, text in [_labelled(piece, row)] if kind}
    told = lines.get("key result") or lines.get("measure")
    if name and (" ".join(piece.grid.sheet.replace("_", " ").split()) != name or not _SAYS_NOTHING.sub("", name).strip(" -_&")):
        name = None
    if told is None and not name:
        return piece, table
    row, text = told or (table.heading_row, name or "")
    named = [("key_result", row, text, "the line above the table" if told else BY_NAME)]
    named += [("objective", row, text, "the line above the table") for row, text in [lines["objective"]]] if "objective" in lines else []
    added = [
        Added(field, how, dict.fromkeys(table.rows, text), dict.fromkeys(table.rows, piece.place(row, piece.grid.first_column)))
        for field, row, text, how in named
    ]
    table = replace(table, headings=tuple(as_due(one) if one.field == "period" else one for one in table.headings))
    return with_columns(piece, table, added, "measure named by the sheet or file")


def is_named_by_sheet(headings: Sequence[Heading]) -> bool:
    """No cell says what the milestones are of: beside key results of other tables it may be an initiative."""
    fields = {one.field: one.how for one in headings}
    return "milestone" in fields and fields.get("key_result") == BY_NAME


def _labelled(piece: Piece, row: int) -> tuple[str | None, str]:
    """What a line says it is, and the text behind its label."""
    told = [str(value) for value in piece.grid.row(row) if value is not None]
    if len(told) == 2:
        return kind_of_label_alone(told[0].rstrip(": ")), told[1]
    return (kind_of_label(told[0]), behind_label(told[0])) if len(told) == 1 else (None, "")
