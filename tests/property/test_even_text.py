"""A text file that is read by columns holds what reading it line by line gives, and knows of its columns what the cells say."""

import csv
import io
from pathlib import Path
from unittest import mock

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.intake.coded import coded
from scorecard.intake.grid import Book, Grid
from scorecard.intake.process.child import read
from scorecard.intake.readers import even

CELLS = st.sampled_from(("", "", " ", "\u00a0", "Grow", "Grow ", "7", "1,5", "Étendre", 'the "best"', "a longer text, with a comma"))


@st.composite
def texts(draw: st.DrawFn) -> str:
    width = draw(st.integers(2, 4))
    lines = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=8))
    told = io.StringIO()
    numbered = [[f"row {number}", *line[1:]] for number, line in enumerate(lines)] if draw(st.booleans()) else lines
    csv.writer(told, lineterminator="\n").writerows([[f"Heading {place}" for place in range(width)], *numbered])
    return told.getvalue()


def _read(path: Path, least: int) -> Book:
    with mock.patch.object(even, "LEAST_LINES", least):
        return read(path)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts())
def test_a_text_reads_the_same_by_columns_and_line_by_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "okr.csv"
    path.write_text(text, encoding="utf-8", newline="")
    assert _read(path, 1).grids == _read(path, 1_000).grids


@given(texts())
def test_the_columns_are_known_as_the_cells_tell_them(text: str) -> None:
    with mock.patch.object(even, "LEAST_LINES", 1):
        grid = even.even_grid(text, text.splitlines(), ",")
    assert grid is not None
    plain = Grid("", grid.rows)
    assert grid.columns() == plain.columns()
    for place, column in enumerate(plain.columns()):
        told, fresh = grid.coded(place), coded(column)
        assert (list(told.values), told.codes.tolist()) == (list(fresh.values), fresh.codes.tolist())
