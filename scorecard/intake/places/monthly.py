"""Sheets called after months that tell of the same key results: how these stood at the end of each month, and no goals of months."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.yearless import ANY_YEAR
from scorecard.intake.places.find import Table
from scorecard.intake.places.snapshots import STANDING, month_of_sheet
from scorecard.model.perspective import normalised

SAME = 0.8
"""The share of the key results of two months whose goals are the same."""

FIRST = "01"
"""January."""
Goals = dict[str, tuple[Value, ...]]
"""Baseline and target of each key result, as they stand in the cells."""


def told_monthly(sheets: Mapping[str, Sequence[tuple[Grid, Table]]]) -> frozenset[str]:
    """The sheets, by their names, that are called after months and tell how the same goals stood; none where the goals are each month's."""
    goals = {name: _goals(*tables[0]) for name, tables in sheets.items() if len(tables) == 1 and month_of_sheet(name, ANY_YEAR)}
    told = {name: own for name, own in goals.items() if own}
    if len(told) < 2:
        return frozenset()
    first, *others = told.values()
    return frozenset(told) if all(_are_same(first, other) for other in others) else frozenset()


def behind_new_year(names: Iterable[str]) -> frozenset[str]:
    """Of sheets of months of no year, in their order, those behind the turn of the year: Jan and Feb of Nov, Dec, Jan, Feb.

    All are where the first is January: a fiscal year that is told from it on ends in the year it is called after.
    """
    told = [(name, month[-2:]) for name in names if (month := month_of_sheet(name, ANY_YEAR))]
    if told and told[0][1] == FIRST and all(before < after for (_, before), (_, after) in pairwise(told)):
        return frozenset(name for name, _ in told)
    turns = [place for place, ((_, before), (_, after)) in enumerate(pairwise(told), start=1) if after < before]
    return frozenset(name for name, _ in told[turns[0] :]) if len(turns) == 1 and told[-1][1] < told[0][1] else frozenset()


def _goals(grid: Grid, table: Table) -> Goals:
    """By key result; none where the table has other times in it, or says nothing that moves."""
    fields = {one.field: one for one in reversed(table.headings) if one.group is None}
    if "key_result" not in fields or not STANDING & fields.keys() or fields.keys() & {"at_period", "period", "year", "observed_on"}:
        return {}
    levels = [fields[name].column for name in ("baseline", "target") if name in fields]
    texts = ((row, grid.at(row, fields["key_result"].column)) for row in table.rows)
    return {normalised(str(text)): tuple(grid.at(row, column) for column in levels) for row, text in texts if text is not None}


def _are_same(first: Goals, other: Goals) -> bool:
    shared = first.keys() & other.keys()
    return 2 * len(shared) >= min(len(first), len(other)) and sum(first[text] == other[text] for text in shared) >= SAME * len(shared)
