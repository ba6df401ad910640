"""A sheet for each perspective: its number, charts of pace, trend and status, its units and what stands furthest behind."""

from collections.abc import Sequence

from scorecard.export.cells import Cells, Sheet
from scorecard.export.summary import drawn, words
from scorecard.export.summary.edition import Edition, node
from scorecard.export.summary.facts import Facts
from scorecard.export.summary.gaps import in_a_line, owners
from scorecard.export.summary.trend import Drawn
from scorecard.language import marked, number, percent, tr
from scorecard.model.scores import ObjectiveScore, UnitPerspectiveScore

HEAD = (
    marked("Unit"), marked("Score"), marked("Expected"), marked("Low"), marked("High"), marked("Scored"), marked("Status"),
    marked("Objectives"), marked("Key results"),
)  # fmt: skip
SCORE, SCORED = HEAD.index("Score"), HEAD.index("Scored")
KINDS = ("wrap", "score", "score", "score", "score", "percent", "status", "count", "count", *["count"] * len(words.COUNTED))
WIDTHS = (40, 9, 10, 9, 9, 10, 17, 11, 11, *[10] * len(words.COUNTED))
DRAWN = 10
"""Units in a chart: those furthest behind their pace."""
MOST_UNITS = 30
MOST = 10
"""Objectives, and gaps, told below."""
CHART_ROWS = 16


def perspectives(cells: Cells, facts: Facts) -> dict[str | None, Sheet]:
    """The sheets, made in their order and empty: their charts need the sheet of the trend, which comes later."""
    return {key: cells.sheet(words.perspective(facts.held, key), WIDTHS) for key in facts.columns if key is not None}


def perspective(sheet: Sheet, facts: Facts, key: str | None, trend: Drawn, edition: Edition) -> None:
    """One of them."""
    name = words.perspective(facts.held, key)
    sheet.title(name, facts.note(key))
    cells = sorted((one for one in facts.cells if one.perspective == key), key=_behind)
    own = next((one for one in facts.perspectives if one.perspective == key), None)
    sheet.skip(1)
    if own is not None and own.score is not None and own.low is not None and own.high is not None:
        told = tr("Score {score}, between {low} and {high} if everything missing were 0 or 1; {share} of the weight is scored; {status}.")
        numbers = {"score": number(own.score, 2), "low": number(own.low, 2), "high": number(own.high, 2)}
        sheet.line(told.format(**numbers, share=percent(own.completeness or 0.0), status=words.status(own.status)))
    else:
        sheet.line(tr("Nothing here can be scored yet."))
    address = edition.address("explain", facts.scope, **node(key, facts.scope.unit))
    if address:
        sheet.way_out(0, tr("Open in the dashboard"), address)
        sheet.skip(1)
    if any(_known(one) for one in cells):
        _charts(sheet, facts, key, trend, cells)
    sheet.heading(tr("Units, those furthest behind their pace first"))
    shown = cells[:MOST_UNITS]
    first = sheet.table([tr(head) for head in (*HEAD, *words.COUNTED.values())], [_unit(one) for one in shown], KINDS)
    sheet.thin(first, len(shown), SCORE, SCORED)
    if len(cells) > MOST_UNITS:
        sheet.line(tr("The sheet of units has {n} more.").format(n=len(cells) - MOST_UNITS))
    objectives = _objectives(sheet, facts, key)
    if any(_thin(one) for one in shown) or any(_thin(one) for one in objectives):
        sheet.line(tr(words.THIN))
    _gaps(sheet, facts, key)


def _charts(sheet: Sheet, facts: Facts, key: str | None, trend: Drawn, cells: Sequence[UnitPerspectiveScore]) -> None:
    """Above the table of units, whose place is known: the heading, a blank row and the head come before it."""
    name = words.perspective(facts.held, key)
    first = sheet.row + CHART_ROWS + 3
    many = sum(_known(one) for one in cells)
    rows = first, first + min(many, DRAWN) - 1
    counts = {code: len(HEAD) + place for place, code in enumerate(words.COUNTED)}
    told = tr("Units against their pace") if many <= DRAWN else tr("The {n} units furthest behind their pace").format(n=DRAWN)
    charts = []
    if many:
        bullet = drawn.bullet(sheet, rows, (0, 1, 2), [drawn.paint(facts)[key]] * (rows[1] - rows[0] + 1), told)
        charts.append((bullet, 0, 480, tr("Bars of the scores of units in {name}, with a mark where the plan wanted them")))
    there = {code for code in words.COUNTED for one in cells[:DRAWN] if getattr(one, code)}
    last = first + min(len(cells), DRAWN) - 1
    if there:
        statuses = drawn.statuses(sheet, (first, last), 0, counts, there, tr("Key results by status"))
        charts.append((statuses, 9, 480, tr("Stacked bars of the key results of {name} by status")))
    if trend.known([key]):
        lines = drawn.lines(sheet, facts, trend, [key], tr("Score week by week"))
        charts.append((lines, 4, 380, tr("Line of the score of {name}, week by week")))
    for chart, column, width, alt in charts:
        chart.set_size({"width": width, "height": CHART_ROWS * 20 - 10})
        sheet.chart(chart, column, alt.format(name=name))
    sheet.skip(CHART_ROWS)


def _known(one: UnitPerspectiveScore | ObjectiveScore) -> bool:
    return one.score is not None and one.enough


def _thin(one: UnitPerspectiveScore | ObjectiveScore) -> bool:
    return one.score is not None and not one.enough


def _behind(one: UnitPerspectiveScore | ObjectiveScore) -> tuple[bool, bool, float]:
    return not _known(one), one.score is None, (one.score or 0.0) - (one.expected or 0.0)


def _unit(one: UnitPerspectiveScore) -> Sequence[object]:
    counts = [getattr(one, code) for code in words.COUNTED]
    numbers = [one.score, one.expected, one.low, one.high, one.completeness]
    return [words.unit(one.unit), *numbers, words.status(one.status), one.objectives, one.key_results, *counts]


def _objectives(sheet: Sheet, facts: Facts, key: str | None) -> list[ObjectiveScore]:
    """Those that the table shows."""
    found = sorted((one for one in facts.objectives if one.perspective == key and one.score is not None), key=_behind)
    sheet.heading(tr("Objectives furthest behind their pace"))
    body = [[one.objective, one.score, one.expected, one.low, one.high, one.completeness, words.status(one.status)] for one in found[:MOST]]
    where = [[words.unit(one.unit), one.owner] for one in found[:MOST]]
    first = sheet.table(
        [tr("Objective"), *(tr(head) for head in HEAD[1:7]), tr("Unit"), "", tr("Owner")],
        [[*line, unit, None, owner] for line, (unit, owner) in zip(body, where, strict=True)],
        [*KINDS[:7], "text", "text", "text"],
    )
    sheet.thin(first, len(body), SCORE, SCORED)
    return found[:MOST]


def _gaps(sheet: Sheet, facts: Facts, key: str | None) -> None:
    found = [gap for gap in facts.gaps if gap.perspective == key]
    known = owners(facts)
    sheet.heading(tr("Most pressing gaps"))
    for gap in found[:MOST]:
        sheet.telling(in_a_line(gap, known), len(WIDTHS) - 1, 190, "paragraph")
    if not found:
        sheet.line(tr("None."))
    elif len(found) > MOST:
        sheet.line(tr("The sheet of gaps has {n} more.").format(n=len(found) - MOST))
