"""Sheets that are no plain table, set upright: forms, boards, turned tables, histories, tables side by side, headings over several rows.

Each step takes a grid and gives grids; what a sheet shows decides, never where it comes from.
"""

from scorecard.intake.boards import board
from scorecard.intake.find import find_tables
from scorecard.intake.forms import form
from scorecard.intake.grid import Grid
from scorecard.intake.headings import Known
from scorecard.intake.histories import histories
from scorecard.intake.lanes import lanes
from scorecard.intake.matrix import matrix
from scorecard.intake.piece import Piece
from scorecard.intake.responses import responses
from scorecard.intake.side_by_side import side_by_side
from scorecard.intake.stacked_headings import one_heading
from scorecard.intake.turned import turned
from scorecard.intake.turned_blocks import turned_blocks


def pieces(grid: Grid, known: Known, about: str) -> list[Piece]:
    """The parts of a sheet that are read by themselves, top to bottom and left to right.

    `known` is what a person said about headings; `about` names the sheet and its file.
    """
    filled_in = form(grid, known, about, lambda: [table.heading_row for table in find_tables(grid, known, about)])
    if filled_in:
        return [filled_in]
    parted = board(grid, known) or responses(grid, known) or lanes(grid, known, about)
    if parted:
        return [parted]
    records = turned_blocks(grid, known) or turned(grid, known)
    if records:
        return records
    blocks, rest = histories(grid, known, about)
    return [*blocks, *(one_heading(matrix(Piece(part), known), known) for part in side_by_side(rest, known))]
