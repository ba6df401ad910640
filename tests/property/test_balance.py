"""Nothing is lost in silence: whatever a sheet holds, every cell has its place in the account."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.intake.grid import Book, Grid, Value, address
from scorecard.model.reading import ColumnReading, FileReading, SheetReading
from tests.reading import read_book

HEADINGS = (
    "Objective", "Key Result", "Target", "Zielwert", "Current", "Unit", "Owner", "Q1 2026", "Q2 2026", "Progress Q1", "KR1", "KR1 Target",
    "KR2 Target", "Remarks of the board", "Weight", "Objective ID", "Perspective", "Level", "Parent unit", "Check-in date",
)  # fmt: skip
TEXT = st.one_of(
    st.sampled_from(["Grow", "Hire well", "Total", "-", "n/a", "tbd", "Keep 80 %", "Financial", "O1"]), st.text("ab ", max_size=4)
)
VALUE: st.SearchStrategy[Value] = st.one_of(
    st.none(), st.none(), TEXT.map(lambda text: text.strip() or None), st.integers(0, 99), st.booleans()
)
ROW = st.lists(VALUE, min_size=6, max_size=6)
HEADING_ROW: st.SearchStrategy[list[Value]] = st.lists(st.one_of(st.none(), st.sampled_from(HEADINGS)), min_size=6, max_size=6)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Titles, one heading row or more, data, stray cells; errors and formulas without a result among them."""
    rows = draw(st.lists(ROW, max_size=2))
    for _ in range(draw(st.integers(0, 2))):
        rows = [*rows, draw(HEADING_ROW), *draw(st.lists(ROW, max_size=6))]
    places = st.tuples(st.integers(1, max(1, len(rows))), st.integers(1, 6))
    errors, uncached = draw(st.sets(places, max_size=2)), draw(st.sets(places, max_size=2))
    for row, column in (errors | uncached) if rows else ():
        rows[row - 1][column - 1] = None
    known = dict.fromkeys(errors, "#N/A") if rows else {}
    return Grid(
        "S", rows, error_cells=known, uncached=tuple(sorted(uncached - errors)) if rows else (), hidden=draw(st.integers(0, 9)) == 0
    )


def account(grid: Grid) -> FileReading:
    return read_book(Book((grid,)), "okr.xlsx").account


def told(sheet: SheetReading, grid: Grid, findings: set[tuple[str, str]]) -> dict[str, int]:
    """The slow way round: each cell is looked up in what the account says of its row, its column and itself."""
    headings: dict[int, dict[str, ColumnReading]] = {}
    for one in sheet.columns:
        headings.setdefault(int(one.cell.lstrip(string.ascii_uppercase)), {})[one.cell.rstrip(string.digits)] = one
    skipped = {row for one in sheet.skipped for row in one.rows}
    count = dict.fromkeys(("headings", "used", "kept", "skipped", "unreadable", "unplaced"), 0)
    for row, cells in enumerate(grid.rows, start=1):
        for column, value in enumerate(cells, start=1):
            place, letter = address(row, column), address(row, column).rstrip(string.digits)
            if (row, column) in grid.error_cells or (row, column) in grid.uncached:
                count["unreadable"] += 1
            elif value is None:
                continue
            elif row in skipped or not sheet.columns:
                count["skipped"] += 1
            elif row in headings:
                count["headings"] += 1
            else:
                above = headings[max(heading for heading in headings if heading < row)]
                heading = above.get(letter)
                if heading is None:
                    count["unplaced"] += 1
                elif {("heading-not-recognised", heading.cell), ("column-not-used", heading.cell)} & findings:
                    count["kept"] += 1
                else:
                    count["used"] += 1
            assert place
    return count


@settings(max_examples=300, deadline=None)
@given(grids())
def test_every_cell_is_used_kept_skipped_or_reported(grid: Grid) -> None:
    found = account(grid)
    [sheet] = found.sheets
    filled = sum(value is not None for row in grid.rows for value in row)
    expected = told(sheet, grid, {(one.code, one.cell) for one in found.findings})
    assert {name: getattr(sheet.cells, name) for name in expected} == expected
    assert sheet.cells.read == sum(expected.values()) == filled + len(grid.error_cells) + len(grid.uncached)
    assert bool(sheet.cells.unplaced) == any(one.code == "cells-unplaced" for one in found.findings)
