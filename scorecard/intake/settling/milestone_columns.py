"""Columns that tell of milestones: whether they are done, on which day, or each by itself (M1, M2, …)."""

import re
from dataclasses import replace

from scorecard.intake.cells.labels import filled_down
from scorecard.intake.cells.marks import done
from scorecard.intake.cells.numbers import number
from scorecard.intake.grid import Grid
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.columns import is_timed
from scorecard.intake.headings.completion import words_for
from scorecard.intake.headings.heading import CORRECTED, Heading
from scorecard.intake.settling.initiatives import BY_OTHERS

_DONE_ON = re.compile(r"(?:completion|actual|done|finish(?:ed)?) date|date (?:of completion|completed|done)")
_NUMBERED = re.compile(r"(?:m|ms|milestone|meilenstein|mijlpaal|jalon|hito|marco|step|schritt|stap|etape) ?\d{1,2}(?: .*)?")
LEAST_MARKS = 2
"""Columns that make a row of milestones."""


def milestone_columns(headings: tuple[Heading, ...], grid: Grid, table_rows: tuple[int, ...]) -> tuple[Heading, ...]:
    """Beside milestones a plain "Done" tells of them; columns M1, M2, … of nothing but done marks are milestones themselves."""
    fields = [one.field for one in headings]
    told = []
    for one in headings:
        again = one.field == "due_on" and fields.count("due_on") > 1 and _DONE_ON.fullmatch(plain(one.text))
        if "milestone" in fields and one.field in (None, "due_on", "progress") and one.how != CORRECTED:
            is_done = one.field != "due_on" and plain(one.text) in words_for("milestone")
            one = replace(one, field="done_on" if again else "done" if is_done else one.field, how=BY_OTHERS) if again or is_done else one
        told.append(one)
    marks = [one for one in headings if one.field in (None, "milestone") and _NUMBERED.fullmatch(plain(one.text)) and one.how != CORRECTED]
    if len(marks) < LEAST_MARKS or "key_result" not in fields or not all(_are_marks(grid, table_rows, one) for one in marks):
        return tuple(told)
    return tuple(replace(one, field="milestone_mark", how="by content") if one.column in {m.column for m in marks} else one for one in told)


def _are_marks(grid: Grid, table_rows: tuple[int, ...], heading: Heading) -> bool:
    values = [value for value in (grid.at(row, heading.column) for row in table_rows[:200]) if value is not None]
    return all(done(value) is not None and ((told := number(value)) is None or told.value in (0, 1)) for value in values)


def quarters_of_milestones(headings: tuple[Heading, ...], grid: Grid, table_rows: tuple[int, ...]) -> tuple[Heading, ...]:
    """Several periods beside the milestones of one key result are those by which they are due."""
    column = {one.field: one for one in headings if one.group is None and not is_timed(one) and one.how != CORRECTED}
    if not {"milestone", "period", "key_result"} <= column.keys() or "due_on" in column:
        return headings
    results = [grid.at(row, column["key_result"].column) for row in table_rows]
    texts = filled_down([None if one is None else str(one) for one in results])
    times = [grid.at(row, column["period"].column) for row in table_rows]
    told = {(text, time) for text, time in zip(texts, times, strict=True) if text and time is not None}
    if len(told) <= len({text for text, _ in told}):
        return headings
    return tuple(as_due(one) if one is column["period"] else one for one in headings)


def as_due(one: Heading) -> Heading:
    """A period as the one by whose end something is due."""
    return replace(one, field="due_on", how=BY_OTHERS)
