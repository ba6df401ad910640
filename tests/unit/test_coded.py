"""Columns as their different values: the cells come back as they were, and parts of a column are as if they were all of it."""

import math
import random
from datetime import date

import pytest

from scorecard.intake.coded import SOME, coded
from scorecard.intake.grid import Value

COLUMNS: dict[str, list[Value]] = {
    "few texts below a heading": ["Status", *(("On track", "At risk", None)[row % 3] for row in range(3 * SOME))],
    "few at first, then many": [*["same"] * SOME, *map(str, range(2 * SOME))],
    "all different": [*map(str, range(3 * SOME))],
    "many, then some again": [*map(str, range(2 * SOME)), *map(str, range(SOME))],
    "true among ones": [1.0 if row % 7 else True for row in range(2 * SOME)],
    "false among noughts": [*(0.0 for _ in range(2 * SOME)), False],
    "numbers and days": [date(2026, 1, 1 + row % 28) if row % 2 else float(row % 50) for row in range(2 * SOME)],
    "one": ["x"],
    "none": [],
}


@pytest.mark.parametrize("column", COLUMNS.values(), ids=COLUMNS)
def test_a_column_comes_back_as_it_was(column: list[Value]) -> None:
    assert list(map(repr, coded(column).spread())) == list(map(repr, column))


@pytest.mark.parametrize("column", COLUMNS.values(), ids=COLUMNS)
def test_values_stand_in_the_order_in_which_they_come(column: list[Value]) -> None:
    made = coded(column)
    if len(made.values) < len(column):
        assert list(made.values) == list(dict.fromkeys(column))


@pytest.mark.parametrize("column", COLUMNS.values(), ids=COLUMNS)
def test_a_part_of_a_column_is_as_if_it_were_all_of_it(column: list[Value]) -> None:
    whole, chance = coded(column), random.Random(7)
    for _ in range(20):
        start, end = sorted(chance.randint(0, len(column)) for _ in range(2))
        part = whole.between(start, end)
        assert list(map(repr, part.spread())) == list(map(repr, column[start:end]))
        if len(part.values) < end - start:
            assert list(part.values) == list(dict.fromkeys(column[start:end]))


def test_what_equals_nothing_keeps_its_place() -> None:
    made = coded([math.nan, "x", math.nan, "x"])
    assert [value == "x" for value in made.spread()] == [False, True, False, True]
