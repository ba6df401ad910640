"""A sheet for each period of a range: how its objectives stood at its end, along the line that each of them continues."""

from collections.abc import Sequence

from scorecard.export.cells import Cells
from scorecard.export.summary import words
from scorecard.export.summary.facts import Facts
from scorecard.language import marked, short_day, tr
from scorecard.measures import attainment, filters
from scorecard.model.perspective import UNMAPPED
from scorecard.model.scope import NONE, Scope
from scorecard.store.store import Store

HEAD = (
    marked("Perspective"), marked("Unit"), marked("Objective"), marked("Score"), marked("Change"), marked("Scored"), marked("Status"),
    marked("Periods in a row"), marked("Id"), marked("Line"),
)  # fmt: skip
KINDS = ("wrap", "wrap", "wrap", "score", "change", "percent", "status", "count", "text", "text")
WIDTHS = (20, 22, 64, 9, 9, 9, 16, 10, 19, 19)
PRINTED = 8


def attained(cells: Cells, store: Store, facts: Facts, periods: Sequence[str]) -> list[str]:
    """The sheets' names, the oldest period first."""
    if not periods:
        return []
    scope, told = facts.scope, filters.tree_of(store, facts.scope.unit)
    every = attainment.objectives(store, Scope(scope.as_of, None))
    made = []
    for period in periods:
        rows = [one for one in every if one.period == period and (told is None or (one.unit or NONE) in told)]
        rows = [one for one in rows if scope.perspective in (None, one.perspective or UNMAPPED)]
        rows.sort(key=lambda one: (facts.held.place_of(one.perspective), one.unit is None, one.unit or "", one.text))
        sheet = cells.sheet(period, WIDTHS)
        made.append(sheet.name)
        day = short_day(rows[0].as_of) if rows else "–"
        sheet.title(tr("Objectives of {period}, as of {day}").format(period=period, day=day))
        body: list[list[object]] = [
            [
                words.perspective(facts.held, one.perspective), one.unit, one.text, one.score, one.change, one.completeness,
                words.status(one.status), one.running, one.thing_id, one.line,
            ]
            for one in rows
        ]  # fmt: skip
        sheet.table([tr(head) for head in HEAD], body, KINDS, filtered=True, bars=3, printed=PRINTED)
    return made
