"""What the rows of a table are, by its fields: objectives, key results, values of theirs, units, or nothing of ours."""

from dataclasses import replace

from scorecard.intake.grid import Grid
from scorecard.intake.headings.columns import is_timed
from scorecard.intake.headings.heading import OWN_PROGRESS
from scorecard.intake.headings.heading_score import CORE
from scorecard.intake.places.find import Table
from scorecard.intake.rows.linked import is_log
from scorecard.intake.rows.milestones import are_milestones
from scorecard.intake.rows.overlaid import says_more
from scorecard.intake.values.plans import is_called_plan, is_plan

KIND_ORDER = ("units", "initiatives", "objectives", "okr", "more", "log", "plan", "milestones", "dependencies")
"""As they need each other: objectives before key results, and these before what says more of them: values, plans and milestones."""


def kind_of(table: Table, sheet: str) -> str:
    """One of `KIND_ORDER`; `sheet` is the name of the sheet, which may call it a plan."""
    fields = table.fields()
    grouped = any(one.group for one in table.headings)
    plain = not fields & {"target", "current", "baseline", "progress"} and not {"objective", "key_result"} <= fields
    if "depends_on" in fields and plain:
        return "dependencies"
    if "initiative" in fields and not fields & {"objective", "key_result", "okr_text"} and not grouped:
        return "initiatives"
    if not fields & {"objective", "key_result", "key_result_id", "objective_id", "okr_text"} and "unit" in fields:
        return "units"
    if are_milestones(fields):
        return "milestones"
    if is_plan(fields) or (is_log(table) and is_called_plan(sheet) and "observed_on" not in fields):
        return "plan"
    if is_log(table):
        return "log"
    if says_more(table):
        return "more"
    return "okr" if "key_result" in fields or "okr_text" in fields or grouped else "objectives"


def of_their_results(table: Table) -> Table | None:
    """A table of objectives and values by time alone with the objectives as what is measured: values of the one key result of each."""
    fields = table.fields()
    timed = any(is_timed(one) for one in table.headings)
    if "objective" not in fields or not timed or fields & {"key_result", "key_result_id", "okr_text", "baseline", "target", "perspective"}:
        return None
    return replace(table, headings=tuple(replace(one, field="key_result") if one.field == "objective" else one for one in table.headings))


def tells_okrs(table: Table) -> bool:
    """The table names goals or measures, or units."""
    fields = table.fields()
    if {"type", "description"} <= fields:
        return True
    units = {"unit", "parent_unit", "level", "rollup_weight"}
    return bool(fields & (CORE | {"initiative", "depends_on"})) or len(fields & units) > 1


def explains_words(table: Table, grid: Grid) -> bool:
    """Two columns of which only the left one has a name, longer texts at the right: words and what they mean, no objectives."""
    if len(table.headings) != 2 or table.headings[0].field != "objective" or table.headings[1].field is not None:
        return False
    left, right = (sum(len(str(grid.at(row, one.column) or "")) for row in table.rows) for one in table.headings)
    return right >= 2 * left


def without_own_progress(table: Table) -> Table:
    """A table of objectives whose key results stand elsewhere: a typed progress is the objective's own, not a key result."""
    measured = {one.field for one in table.headings} & {"baseline", "target", "current", "at_period"}
    if measured:
        return table
    own = ("progress", "self_score")
    headings = (replace(one, field=None, how=OWN_PROGRESS) if one.field in own else one for one in table.headings)
    return replace(table, headings=tuple(headings))
