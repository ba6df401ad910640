"""Which column tells a target, where several could, or none is called so."""

from collections.abc import Sequence
from dataclasses import replace

from scorecard.intake.aliases import plain, without_brackets
from scorecard.intake.cells.numbers import number
from scorecard.intake.columns import is_timed
from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings import CORRECTED, Heading
from scorecard.intake.initiatives import BY_OTHERS

LOOKED_AT = 200
"""Rows whose cells show what a column holds."""
NUMERIC = 0.7
"""More of its cells than this are numbers in a column of levels."""

def _below(grid: Grid, rows: tuple[int, ...], one: Heading) -> list[Value]:
    return [value for row in rows[:LOOKED_AT] if (value := grid.at(row, one.column)) is not None]


def _share_of_numbers(values: Sequence[Value]) -> float:
    return sum(number(value) is not None for value in values) / max(1, len(values))


def goal_settled(headings: tuple[Heading, ...], grid: Grid, table_rows: tuple[int, ...]) -> tuple[Heading, ...]:
    """A "Goal" of numbers beside measures is their target."""
    fields = {one.field for one in headings}
    if "key_result" not in fields or "target" in fields:
        return headings
    told = []
    for one in headings:
        numeric = one.field == "objective" and _share_of_numbers(_below(grid, table_rows, one)) > NUMERIC
        told.append(replace(one, field="target", how="by content") if numeric else one)
    return tuple(told)


def target_settled(headings: tuple[Heading, ...], grid: Grid, table_rows: tuple[int, ...]) -> tuple[Heading, ...]:
    """A "Target" of words beside a target of numbers is the key result that the numbers are of, where nothing else is one."""
    targets = [one for one in headings if one.field == "target" and one.group is None and not is_timed(one) and one.how != CORRECTED]
    named = {one.field for one in headings} & {"key_result", "title", "okr_text"}
    if len(targets) != 2 or named or any(one.group is not None for one in headings):
        return headings
    filled = [one for one in targets if _below(grid, table_rows, one)]
    worded = [one for one in filled if _share_of_numbers(_below(grid, table_rows, one)) <= 0.5]
    if len(filled) != 2 or len(worded) != 1:
        return headings
    return tuple(replace(one, field="key_result", how="by content") if one is worded[0] else one for one in headings)


LEVELS = ("baseline", "target", "current", "progress")
_PLANNED = frozenset((
    "plan", "budget", "bud", "planned", "geplant", "gepland", "begroot", "begroting", "prevu", "previsto", "presupuesto", "orcado",
    "orcamento", "preventivo",
))  # fmt: skip
"""What a target is called beside what was reached."""


def worded_settled(headings: tuple[Heading, ...], below: Sequence[Sequence[Value]]) -> tuple[Heading, ...]:
    """Of several columns for one level one without any digit says in words what another one says in numbers."""
    levels = {one for one in headings if one.field in LEVELS and one.group is None and not is_timed(one)}
    filled = [(one, [value for value in cells if value is not None]) for one, cells in zip(headings, below, strict=True)]
    worded = {one for one, cells in filled if one in levels and one.how != CORRECTED and cells and all(map(_is_in_words, cells))}
    numbered = {one.field for one in levels - worded}
    return tuple(replace(one, field=None, how="by content") if one in worded and one.field in numbered else one for one in headings)


def _is_in_words(value: Value) -> bool:
    return isinstance(value, bool) or (isinstance(value, str) and not any(map(str.isdigit, value)))


def plan_settled(headings: tuple[Heading, ...], grid: Grid, table_rows: tuple[int, ...]) -> tuple[Heading, ...]:
    """A "Plan" or "Budget" of numbers beside the actuals of measures is their target, where no other column is."""
    fields = {one.field for one in headings}
    named = [one for one in headings if one.field is None and one.how != CORRECTED and plain(without_brackets(one.text)) in _PLANNED]
    if "key_result" not in fields or not fields & {"current", "at_period"} or "target" in fields or len(named) != 1:
        return headings
    if _share_of_numbers(_below(grid, table_rows, named[0])) <= NUMERIC:
        return headings
    return tuple(replace(one, field="target", how=BY_OTHERS) if one is named[0] else one for one in headings)
