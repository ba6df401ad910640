"""Sheets that are no plain table, set upright: forms, boards, turned tables, histories, tables side by side, headings over several rows.

Each step takes a grid and gives grids; what a sheet shows decides, never where it comes from.
"""

from scorecard.intake.grid import Grid
from scorecard.intake.headings.heading import Known
from scorecard.intake.places.find import find_tables
from scorecard.intake.places.piece import Piece
from scorecard.intake.upright.boards import board
from scorecard.intake.upright.forms import form
from scorecard.intake.upright.histories import histories
from scorecard.intake.upright.lanes import lanes
from scorecard.intake.upright.matrix import matrix
from scorecard.intake.upright.quarters import by_quarter
from scorecard.intake.upright.responses import responses
from scorecard.intake.upright.side_by_side import side_by_side
from scorecard.intake.upright.stacked_headings import one_heading
from scorecard.intake.upright.told_check_ins import told_check_ins
from scorecard.intake.upright.turned import turned
from scorecard.intake.upright.turned_blocks import turned_blocks


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
    logs, rest = told_check_ins(rest, known)
    joined = (one_heading(matrix(Piece(part), known), known) for part in side_by_side(rest, known))
    return [*blocks, *(by_quarter(one, known, about) for one in joined), *logs]
