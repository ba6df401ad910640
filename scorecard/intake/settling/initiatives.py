"""Initiatives beside key results: what is theirs, and where they are how one will know."""

import re
from dataclasses import replace

from scorecard.intake.cells.times import day
from scorecard.intake.grid import Grid
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.heading import CORRECTED, Heading

BY_OTHERS = "by the other columns"
"""How it is told what a column is for that could be for several things, such as a plain "Title" or "Name"."""
Headings = tuple[Heading, ...]
MEASURED = ("baseline", "target", "current")
_THEIRS = ("due_on", "start_on", "progress", "status")
"""Fields that key results and initiatives both have."""
_NAMED = re.compile(r"(?:initiatives?|actions?|tasks?|projects?|activit(?:y|ies)|massnahmen?|acties?|initiatie(?:f|ven)|accion(?:es)?) \w+")
""" "Initiative owner"."""


def initiatives(headings: Headings, grid: Grid, table_rows: tuple[int, ...]) -> Headings:
    """The headings, with initiatives told from key results."""
    return _milestones_settled(_initiatives_settled(_theirs(headings, grid, table_rows), grid, table_rows), grid, table_rows)


def _theirs(headings: Headings, grid: Grid, table_rows: tuple[int, ...]) -> Headings:
    """Behind initiatives that end a table, days and states are theirs where something shows it.

    That is another column called theirs, a second column of what the key result has already, a day behind each of several, or one
    key result with initiatives of several days. Without, the last columns of a table may as well be the key result's.
    """
    columns = [one.column for one in headings if one.field == "initiative"]
    result = max((one.column for one in headings if one.field in ("key_result", *MEASURED, "at_period")), default=None)
    if not columns or result is None or columns[0] < result:
        return headings
    behind = [one for one in headings if one.column > columns[0]]
    before = {one.field for one in headings if one.column < columns[0]}
    due = [one for one in behind if one.field == "due_on"]
    shown = (
        any(_NAMED.fullmatch(plain(one.text)) for one in behind if one.field != "initiative")
        or any(one.field in before for one in behind if one.field in ("owner", "objective_owner", *_THEIRS))
        or (len(columns) > 1 and [one.column - 1 for one in due] == columns)
        or (bool(due) and _differ(headings, due[0], grid, table_rows))
    )
    if not shown:
        return headings
    theirs = [one for one in behind if one.field in _THEIRS and one.how != CORRECTED]
    return tuple(replace(one, field=None, how="of initiatives") if one in theirs else one for one in headings)


def _differ(headings: Headings, due: Heading, grid: Grid, table_rows: tuple[int, ...]) -> bool:
    """Rows of one key result, which stands in the first of them or in each, name several days."""
    result = next((one for one in headings if one.field == "key_result" and one.group is None), None)
    first = next(one for one in headings if one.field == "initiative")
    last, known = None, None
    for row in table_rows[:200] if result else ():
        text, on = grid.at(row, result.column) if result else None, day(grid.at(row, due.column))
        if text is not None and text != last:
            last, known = text, on
        elif grid.at(row, first.column) is not None and on and known and on != known:
            return True
    return False


def _initiatives_settled(headings: Headings, grid: Grid, table_rows: tuple[int, ...]) -> Headings:
    """Where objectives have no key results but initiatives with a progress each, an initiative is how one will know."""
    fields = {one.field for one in headings}
    initiative = next((one for one in headings if one.field == "initiative"), None)
    if initiative is None or not {"objective", "progress"} <= fields or fields & {"key_result", "okr_text", *MEASURED, "at_period"}:
        return headings
    return _as_results(headings, initiative, grid, table_rows)


def _milestones_settled(headings: Headings, grid: Grid, table_rows: tuple[int, ...]) -> Headings:
    """Where objectives have no key results but milestones, each with a day or a state, a milestone is how one will know."""
    fields = {one.field for one in headings}
    steps = [one for one in headings if one.field == "milestone" and one.how != CORRECTED]
    others = {"key_result", "key_result_id", "okr_text", "type", "initiative", *MEASURED, "at_period"}
    if len(steps) != 1 or "objective" not in fields or not fields & TELL or fields & others or any(one.group for one in headings):
        return headings
    return _as_results(headings, steps[0], grid, table_rows)


TELL = {"due_on", "done_on", "progress", "status", "done"}


def _as_results(headings: Headings, heading: Heading, grid: Grid, table_rows: tuple[int, ...]) -> Headings:
    """The column as that of key results, where most rows tell one."""
    if sum(grid.at(row, heading.column) is not None for row in table_rows) < 0.8 * len(table_rows):
        return headings
    return tuple(replace(one, field="key_result", how=BY_OTHERS) if one is heading else one for one in headings)
