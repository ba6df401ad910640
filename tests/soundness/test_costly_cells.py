"""Cells that could make reading take for ever: as long as a spreadsheet allows, and of what a pattern tries again at each letter."""

import time
from collections.abc import Callable

import pytest

from scorecard.intake.grid import Book, Grid, Value
from scorecard.intake.recognise import recognise
from scorecard.intake.tables import Reading
from scorecard.model.reading import Given

LONGEST = 32_767
"""Characters of a cell in Excel."""
HEADINGS = [
    "Period", "Unit", "Objective", "Key Result", "Baseline", "Target", "Current", "Unit of measure", "Progress", "Confidence", "Status",
    "Due date", "Owner", "Weight", "Type", "Direction", "Comment",
]  # fmt: skip
ROW: list[Value] = [
    "2026-Q3", "Sales", "Grow", "Raise x from 10 to 20", 10.0, 20.0, 15.0, "%", 0.5, 7.0, "on track",
    "2026-09-30", "Ann", 1.0, "metric", "up", "ok",
]  # fmt: skip
REPEATED = [" ", "\n", "1", "a ", "- ", "(", "1.", "a-", "a/", "; ", "• ", "> 1 ", "to 1 from ", "to 1 (from 1 ", "1 → ", "+1 ", "team "]


def seconds(read: Callable[[], object]) -> float:
    """Of processor time."""
    before = time.process_time()
    read()
    return time.process_time() - before


def read(*rows: list[Value]) -> Reading:
    width = max(map(len, rows))
    return recognise(Book((Grid("S", [row + [None] * (width - len(row)) for row in rows]),)), Given(), name="okr.xlsx", sha256="")


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    read([*HEADINGS], ROW)


@pytest.mark.parametrize("repeated", REPEATED)
def test_the_longest_cell_is_read_in_less_than_a_second_wherever_it_stands(repeated: str) -> None:
    text = f"a{repeated * LONGEST}"[: LONGEST - 1] + "!"
    begun = f"{repeated * LONGEST}"[: LONGEST - 1] + "!"
    headings: list[Value] = [*HEADINGS]
    assert seconds(lambda: read(headings, ROW, [text] * len(ROW))) < 1
    assert seconds(lambda: read(headings, ROW, [begun] * len(ROW))) < 1
    assert seconds(lambda: read([text], headings, ROW, [None], [begun], ROW)) < 1
    assert seconds(lambda: read([*headings, text, begun], [*ROW, 1.0, 2.0], [*ROW, 3.0, 4.0])) < 1


LISTS = ["Depends on", "Milestones", "Initiatives", "Check-in 1", "Parent goal"]


@pytest.mark.parametrize("repeated", ["x\n", "2026-07-01: 4\n", "x; ", "x, "])
def test_a_cell_of_endless_lines_is_no_list(repeated: str) -> None:
    text = f"{repeated * LONGEST}"[: LONGEST - 1] + "!"
    headings: list[Value] = [*HEADINGS, *LISTS]
    row: list[Value] = [*ROW, *[None] * len(LISTS)]
    told: list[Reading] = []
    assert seconds(lambda: told.append(read(headings, [text] * len(headings), row))) < 1
    found = told[0].content
    assert found is not None
    assert sum(table.nbytes for table in (found.key_results, found.dependencies, found.milestones)) < 1_000_000


@pytest.mark.parametrize(
    ("column", "value"),
    [("Target", "+{} %"), ("Current", "nobody knows {}")],
    ids=["targets told as changes", "values that can't be read"],
)
def test_a_row_costs_no_more_below_many_others(column: str, value: str) -> None:
    place = HEADINGS.index(column)

    def table(rows: int) -> Callable[[], Reading]:
        told: list[list[Value]] = [[*ROW[:2], f"Goal {row // 3}", f"Raise {row}", *ROW[4:]] for row in range(rows)]
        for row, cells in enumerate(told):
            cells[place] = value.format(row % 90)
        return lambda: read([*HEADINGS], *told)

    assert seconds(table(20_000)) < 16 * seconds(table(2_000))
