"""How much a row reads like the heading of a table of ours, in points: one for each thing that it names, more for what makes a table."""

import re
from collections.abc import Sequence

from scorecard.intake.grid import Grid
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.heading import Heading, Known
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.headings.headlines import LISTS_GOALS, SPEAKS_OF_GOALS

CORE = {"objective", "key_result", "okr_text", "objective_id", "key_result_id"}
"""Fields any of which makes a table of OKRs."""
TELLING = {"type", "target", "current", "progress", "self_score", "baseline", "status", "due_on", "parent", "period"}
"""Fields beside which a plain "Title" or "Name" is an objective's."""
EXPECTED = re.compile(r"outcome|r[ei]sult|resultaat|logi[ck]|logique|logica|kette|summary|resumen|hierarch|jerarquia")
"""Of titles that name objectives only beside levels to reach or levels of a tree: action plans have a column for what is expected too."""
USEFUL = {"unit", "parent_unit", "level", "rollup_weight"}
"""Fields two of which make a table of units."""
LOOKED_AT = 40
"""Rows at the top of a sheet in which the richest one, or one over two rows, is looked for."""
MOST_LETTERS = 60
"""A heading has a text that is shorter."""
_OKRS = ("okr", "okrs")
WEIGHT_OF_CORE = 2.0
"""Points that a field which makes a table has on top of its own."""


def score(headings: Sequence[Heading], about: str) -> float:
    """Points of a row that may be the first heading of a sheet; 0 when it names nothing that makes a table of ours.

    `about` names the file and the sheet: what they say of goals tells what a bare "Title" or "Name" is of.
    """
    named = {(one.field, one.group, one.period) for one in headings if one.field}
    core = _core(headings, about, len(named))
    described = {one.field for one in headings if one.field in USEFUL and one.how != "fuzzy"}
    if not core and len(described) < 2:
        return 0.0
    lone_group = any(one.group is not None for one in headings)
    if len(headings) > 1 and len(named) < 2 and (len(named) * 4 < len(headings) or lone_group):
        return 0.0
    return len(named) + WEIGHT_OF_CORE * len(core)


def _core(headings: Sequence[Heading], about: str, named: int) -> set[str]:
    """The fields that make a table of OKRs; else the one that does so beside the others."""
    fields = {one.field for one in headings if one.field}
    if fields & CORE:
        return fields & CORE
    named_so = any(one.field == "title" and not EXPECTED.search(plain(one.text)) for one in headings)
    levelled = fields & {"baseline", "target", "current"} or {"type", "parent"} <= fields
    of_goals = LISTS_GOALS.search(about) or (named > 2 and SPEAKS_OF_GOALS.search(about))
    called_so = bool(levelled) and any(one.field == "title" and plain(one.text) in _OKRS for one in headings)
    if (named_so or ("title" in fields and levelled)) and (called_so or len(fields & TELLING) > 1 or of_goals):
        return {"title"}
    if {"observed_on", "current"} <= fields:
        return {"current"}
    if "description" in fields and len(fields & {"baseline", "target", "current", "progress"}) > 1:
        return {"description"}
    if {"initiative", "target", "current"} <= fields:
        return {"initiative"}
    if {"milestone", "period"} <= fields and fields & {"status", "done", "done_on", "progress"}:
        return {"milestone"}
    if any("\\" in one.text for one in headings) and fields & TELLING:
        return {"path"}
    return set()


def richness(headings: Sequence[Heading]) -> float:
    """Points of a row against other rows of its sheet, its columns, or itself joined with the row above.

    Each time counts by itself; times alone may be data, and make no heading.
    """
    named = {(one.field, one.group, one.period, one.quarter, str(one.observed), one.step) for one in headings if one.field}
    core = {one.field for one in headings} & CORE
    lasting = sum(field != "at_period" for field, *_ in named)
    return len(named) + WEIGHT_OF_CORE * len(core) if core or lasting > 2 else 0.0


def richest_row(grid: Grid, known: Known) -> tuple[float, int]:
    """The richness of the row that reads most like a heading, the uppermost of several, and its number; 0 when none does."""
    short = (
        (number, cells)
        for number, cells in enumerate(grid.rows[:LOOKED_AT], start=grid.first_row)
        if any(isinstance(value, str) and len(value) < MOST_LETTERS for value in cells)
    )
    told = [(richness(recognise(cells, grid.first_column, known)), -number) for number, cells in short]
    points, number = max(told, default=(0.0, 0))
    return points, -number
