"""Columns of the middle and the end of each row's period, "Mid-quarter", "Year-end review": what was reached by then."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scorecard.intake.cells.numbers import number
from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.aliases import plain, role_of
from scorecard.intake.headings.columns import is_timed
from scorecard.intake.headings.completion import words_for
from scorecard.intake.headings.edges import Within, at_time
from scorecard.intake.headings.heading import CORRECTED, Heading
from scorecard.intake.values.lights import are_lights

Headings = tuple[Heading, ...]
_ROLES = ("at_period", "current", "progress", "status")
LOOKED_AT = 200
"""Rows that tell."""
NUMERIC = 0.7
"""More of the cells than this are numbers in a column of values."""


def midway(headings: Headings, below: Sequence[Sequence[Value]], grid: Grid, table_rows: Sequence[int]) -> Headings:
    """The headings, with the columns of times within the period told where it is sure that they look back.

    That is beside a target, where both times are told, or one that says that somebody looked or what it holds. Without a target the
    level at the end may be the one to reach, and that of the middle a step on the way.
    """
    told = {one: found for one, cells in zip(headings, below, strict=True) if (found := _value_of(one, cells))}
    doubtful = {one for one in told if _rest(one) in words_for("level")}
    if doubtful and not _are_in_percent_of_others(headings, doubtful, grid, table_rows):
        return headings
    others = [one for one in headings if one not in told]
    if any(is_timed(one) and one.field in ("at_period", "current", "progress") for one in others):
        return headings
    times = {within.share for within, _, _ in told.values()}
    roles = {(within.share, role) for within, role, _ in told.values()}
    aimed = any(one.field == "target" and one.group is None and not is_timed(one) for one in headings)
    aimed = aimed or all(role in ("progress", "status") for _, role in roles)
    if not aimed or len(roles) < len(told) or _may_be_shares(headings, told, grid, table_rows):
        named = {one for one in told if one.field == "current" and len(times) > 1}
        return tuple(replace(one, field=None, how="by content") if one in named else one for one in headings)
    now = any(one.field in ("current", "progress") for one in others)
    sure = {one for one, (within, _, said) in told.items() if len(times) > 1 or (said and not (now and within.share == 1))}
    return tuple(replace(one, field=told[one][1], within=told[one][0], how="names a period") if one in sure else one for one in headings)


def _may_be_shares(headings: Headings, told: Iterable[Heading], grid: Grid, table_rows: Sequence[int]) -> bool:
    """Numbers in percent of targets that are told without: levels, or how much of the way was gone."""
    units = {one: _units(one, grid, table_rows) for one in headings if one in told or (one.field == "target" and not is_timed(one))}
    bare = any(None in found for one, found in units.items() if one.field == "target")
    shares = any("%" in units[one] for one in told if role_of(_rest(one)) != "progress")
    return bare and shares and all(one.field != "unit_of_measure" for one in headings)


def _are_in_percent_of_others(headings: Headings, told: Iterable[Heading], grid: Grid, table_rows: Sequence[int]) -> bool:
    """An "achievement" in percent of targets that are in none is progress; else it may as well be a level."""
    targets = [_units(one, grid, table_rows) for one in headings if one.field == "target" and not is_timed(one)]
    return all("%" not in units for units in targets) and all(_units(one, grid, table_rows) == {"%"} for one in told)


def _rest(one: Heading) -> str:
    found = at_time(plain(one.text))
    return found[1] if found else ""


def _units(one: Heading, grid: Grid, table_rows: Sequence[int]) -> set[str | None]:
    cells = (number(grid.at(row, one.column), number_format=grid.number_format(row, one.column)) for row in table_rows[:LOOKED_AT])
    return {cell.unit for cell in cells if cell is not None}


def _value_of(one: Heading, cells: Sequence[Value]) -> tuple[Within, str, bool] | None:
    """Of a column that may hold values of a time within the period: the time, what they are, and whether its heading is plain about it."""
    free = one.group is None and not is_timed(one) and one.how != CORRECTED and one.field in (None, "current")
    found = at_time(plain(one.text)) if free else None
    if found is None:
        return None
    within, rest, looked = found
    role = role_of(rest) if rest else "at_period"
    values = [value for value in cells if value is not None]
    if role not in _ROLES or role is None:
        return None
    if role != "progress" and values and are_lights([str(value) for value in values]):
        role = "status"
    elif role == "status" or sum(number(value) is not None for value in values) < NUMERIC * len(values):
        return None
    return within, role, looked or bool(rest) or (within.share < 1 and within.kind != "")
