"""The slide of coverage: units against perspectives, each cell by colour, shape and number."""

from collections import Counter
from collections.abc import Sequence

from scorecard.charts import theme, words
from scorecard.export.deck.page import NOTE, SMALL, Bit, Board
from scorecard.export.deck.table import Cell, table, text
from scorecard.export.summary.facts import Facts
from scorecard.export.summary.words import COVERAGE
from scorecard.language import number, tr, trn
from scorecard.model.scores import CoverageCell

LOOK = {
    "covered": (theme.STATUS["on_track"], "●"),
    "not_measurable": (theme.STATUS["at_risk"], "△"),
    "gap": (theme.STATUS["behind"], "✕"),
    "not_required": (None, "–"),
    "unmapped": (theme.MUTED, "?"),
}
"""Each state by colour and shape."""
PRESSING = ("gap", "not_measurable", "unmapped")


def coverage(board: Board, facts: Facts) -> None:
    units = list(dict.fromkeys(cell.unit for cell in facts.coverage))
    if not units:
        return
    counts = Counter(cell.state for cell in facts.coverage)
    states = ", ".join(f"{number(counts[state])} {tr(COVERAGE[state])}" for state in LOOK if counts[state])
    alt = tr("Coverage of {n} units by perspective: {states}.").format(n=number(len(units)), states=states)
    holes = [f"{words.unit(cell.unit)}, {facts.held.name_of(cell.perspective)}" for cell in facts.coverage if cell.state == "gap"]
    page = board.page(_title(facts), alt if not holes else f"{alt}\n{tr('Gaps')}: {'; '.join(holes)}")
    by_place = {(cell.unit, cell.perspective): cell for cell in facts.coverage}
    columns = facts.columns
    legend = page.points(NOTE * 3)
    area = page.area.above(page.area.height - legend)
    body = [
        [text(words.unit(unit)), *(_cell(by_place.get((unit, key))) for key in columns)]
        for unit in _telling(facts, units, most=area.height // page.points(SMALL * 1.2 + 8) - 1)
    ]  # fmt: skip
    head = [text(tr("Unit")), *(text(facts.held.name_of(key)) for key in columns)]
    drawn = table(page, area, [1.7, *[1.0] * len(columns)], head, body, alt, most=1)
    told = [f"{LOOK[state][1]} {tr(COVERAGE[state])}" for state in LOOK if counts[state]]
    line = tr("{states}; a number counts objectives.").format(states="   ".join(told))
    left = len(units) - drawn.rows
    if left:
        line += " " + trn("And {n} more unit.", "And {n} more units.", left).format(n=number(left))
    page.text(drawn.area.beneath(legend), [[Bit(line, NOTE, quiet=True)]], most=2)


def _title(facts: Facts) -> str:
    asked = [cell for cell in facts.coverage if cell.required]
    if not asked:
        return tr("Which unit has objectives in which perspective")
    told = trn(
        "{covered} of {n} place that must be covered has an objective",
        "{covered} of {n} places that must be covered have an objective",
        len(asked),
    )
    return told.format(covered=number(sum(cell.objectives > 0 for cell in asked)), n=number(len(asked)))


def _telling(facts: Facts, units: Sequence[str | None], most: int) -> list[str | None]:
    """All of them in their order, or where there are too many those with most to mend, then those with most objectives."""
    if len(units) <= most:
        return list(units)
    faults = Counter(cell.unit for cell in facts.coverage if cell.state in PRESSING)
    grave = Counter(cell.unit for cell in facts.coverage if cell.state == "gap")
    size: Counter[str | None] = Counter()
    for cell in facts.coverage:
        size[cell.unit] += cell.objectives
    return sorted(units, key=lambda unit: (-grave[unit], -faults[unit], -size[unit]))[:most]


def _cell(cell: CoverageCell | None) -> Cell:
    if cell is None:
        return text("")
    colour, shape = LOOK[cell.state]
    told = number(cell.objectives) if cell.objectives else tr(COVERAGE["gap"]) if cell.state == "gap" else ""
    return Cell([Bit(shape, SMALL, True, colour), Bit(told, SMALL)], fill=colour)
