"""A table that is read by columns gives what reading it row by row gives: the same rows, places and findings."""

from collections.abc import Sequence
from datetime import date
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.intake import recognise
from scorecard.intake.grid import Book, Grid, Value
from scorecard.intake.rows import plain
from scorecard.intake.tables import Reading
from scorecard.model.reading import Given

NUMBERS: Sequence[Value] = (1.0, 10.0, 40.0, 60.0, 80.0, 12.5, "1,200", "€ 1.2m")
ODD_NUMBERS: Sequence[Value] = (0.4, "25 %", "< 5", "> 95 %", "tbd", "45 -> 60", "10 % more", None, True, "4-5")
TEXTS = ("Raise on-time delivery", "Reduce claims", "Keep costs level", "KR 2: Win bids", "Answer  calls ", "Étendre le réseau", "-", "n/a")
COLUMNS: dict[str, tuple[Sequence[Value], Sequence[Value]]] = {
    "Quarter": (("Q1 2026", "Q2 2026", "Q3 2026"), ("2026", None, 3.0, "soon")),
    "Team": (("Rail", "Road", "Port"), (None, "Rail; Road", "tbd", " Sea ")),
    "Perspective": (("Customer", "Financial"), (None, "N/A")),
    "Objective ID": (("O1", "O2", "O3"), (None, "o1")),
    "KR ID": ((), (None, "K1")),
    "Owner": (("Ann Lee", "Bo Day <bo@x.org>"), (None, "tbd")),
    "Baseline": (NUMBERS, ODD_NUMBERS),
    "Current": (NUMBERS, ODD_NUMBERS),
    "Progress": ((10.0, 55.0, "60 %"), (0.5, "3/5", None, 400.0, "late")),
    "Confidence": ((3.0, 7.0, "8"), (0.7, "High", 70.0, None, "4/5")),
    "Status": (("On track", "At risk", "Draft"), (None, "Cancelled", "Purple", "-")),
    "Last updated": ((date(2026, 2, 1), "2026-03-05"), (None, "soon", "3/4/2026")),
    "Weight": ((1.0, 2.0), (None, -1.0, "50 %", "much")),
    "Comment": (("Waiting", "-"), (None, 7.0)),
    "Due date": ((date(2026, 9, 30),), (None, "Q3 2026")),
    "Start date": ((date(2026, 1, 1),), (None, "later")),
}


@st.composite
def tables(draw: st.DrawFn) -> Grid:
    """Mostly plain ones: an odd cell here and there, or none at all."""
    odd = draw(st.sampled_from((0, 0, 0, 25, 6)))
    count = draw(st.integers(2, 12))
    named = draw(st.sets(st.sampled_from(sorted(COLUMNS)), min_size=3))

    def cells(usual: Sequence[Value], odd_ones: Sequence[Value], own: str) -> list[Value]:
        told: list[Value] = []
        for row in range(count):
            strange = odd and draw(st.integers(1, odd)) == 1
            told.append(draw(st.sampled_from(odd_ones)) if strange else draw(st.sampled_from(usual)) if usual else f"{own}{row}")
        return told

    columns: list[list[Value]] = [
        ["Objective", *cells(("Grow freight", "Serve better", "O3: Learn faster"), (None, "tbd", "serve BETTER "), "")],
        ["Key result", *cells(TEXTS[:4] if odd else (), TEXTS, "Raise measure ")],
        ["Unit of measure", *cells(("%", "days", "EUR"), (None, "#", "number"), "")],
        ["Target", *cells(NUMBERS, ODD_NUMBERS, "")],
    ]
    columns += [[name, *cells(*COLUMNS[name], f"{name} ")] for name in sorted(named)]
    rows = [list(row) for row in zip(*draw(st.permutations(columns)), strict=True)]
    title: list[list[Value]] = [["OKRs 2026", *[None] * (len(columns) - 1)], [None] * len(columns)]
    return Grid("Sheet", (title if draw(st.booleans()) else []) + rows)


def _read(grid: Grid, least: int) -> Reading:
    with mock.patch.object(plain, "LEAST_ROWS", least):
        return recognise.recognise(Book((grid,)), Given(), name="okr.xlsx", sha256="1")


@settings(deadline=None)
@given(tables())
def test_a_table_reads_the_same_by_columns_and_row_by_row(grid: Grid) -> None:
    by_columns, by_rows = _read(grid, 0), _read(grid, 1_000)
    assert by_columns.account == by_rows.account
    assert by_columns.content == by_rows.content


def test_a_table_without_an_odd_cell_is_read_by_columns() -> None:
    rows: list[list[Value]] = [["Objective", "Key result", "Unit of measure", "Baseline", "Target", "Current", "Status"]]
    rows += [["Grow freight", f"Raise measure {number}", "%", 10.0, 80.0, 40.0, "On track"] for number in range(9)]
    with mock.patch.object(recognise, "OkrTable", side_effect=AssertionError("read row by row")):
        assert len(_read(Grid("Sheet", rows), 0).account.sheets) == 1
