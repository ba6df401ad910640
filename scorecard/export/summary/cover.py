"""The first sheet: the sentence of the quarter, the perspectives, what presses most, and the way to every other sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scorecard.export.cells import Sheet
from scorecard.export.headline import sentence
from scorecard.export.summary import drawn, words
from scorecard.export.summary.columns import Column, letter, place
from scorecard.export.summary.edition import Edition
from scorecard.export.summary.facts import Facts
from scorecard.export.summary.gaps import in_a_line, owners
from scorecard.export.summary.trend import Drawn
from scorecard.language import marked, number, short_day, tr, trn
from scorecard.model.intent import ActivePerspective
from scorecard.model.scope import NONE, Scope
from scorecard.model.scores import OrganisationScore, PerspectiveScore, UnitPerspectiveScore, UnitScore

COLUMNS = (
    Column(marked("Perspective"), "name", "wrap", 30),
    Column(marked("Score"), "score", "score", 9),
    Column(marked("Low"), "low", "score", 8),
    Column(marked("High"), "high", "score", 8),
    Column(marked("Scored"), "completeness", "percent", 9),
    Column(marked("Expected"), "expected", "score", 10),
    Column(marked("Before"), "before", "score", 9),
    Column(marked("Change"), "change", "change", 9),
    Column(marked("Status"), "status", "status", 17),
    Column(marked("Trend"), "trend", "text", 20),
    *(Column(head, code, "count", 10) for code, head in words.COUNTED.items()),
    Column(marked("Weight"), "weight", "number", 9),
)
WIDTHS = [column.width for column in COLUMNS]
PRESSING = 5
"""Gaps on the first sheet."""
CHART_ROWS = 17
LETTERS = 150
"""Of the sentence in a line over all columns."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A sheet of the workbook and what is in it."""

    sheet: str
    says: str


CHANGE = (
    f"=IF(AND(ISNUMBER({letter(COLUMNS, 'score')}{{row}}),ISNUMBER({letter(COLUMNS, 'before')}{{row}})),"
    f"{letter(COLUMNS, 'score')}{{row}}-{letter(COLUMNS, 'before')}{{row}},\"\")"
)
"""Of a row against the period before, empty where one of the two is not known."""
Row = OrganisationScore | UnitScore | PerspectiveScore | UnitPerspectiveScore


def cover(
    sheet: Sheet, facts: Facts, trend: Drawn, units: Mapping[str | None, int], contents: Sequence[Contents], edition: Edition
) -> None:
    """Written last, for it points to all others."""
    scope = facts.scope
    sheet.title(tr("Balanced Scorecard summary"))
    sheet.line(_about(facts))
    told = sentence(facts.headline, facts.held)
    if told:
        sheet.telling(told, len(COLUMNS) - 1, LETTERS)
    for line in _remarks(facts):
        sheet.line(line)
    address = edition.address("", scope)
    if address:
        sheet.way_out(0, tr("Open in the dashboard"), address)
        sheet.skip(1)
    first, last = _scores(sheet, facts, trend, units)
    if any(one.score is not None and not one.enough for one in facts.perspectives):
        sheet.line(tr(words.THIN))
    _ways(sheet, facts, first, contents)
    if last >= first:
        _charts(sheet, facts, trend, first, last)
    _pressing(sheet, facts)
    sheet.skip(1)
    sheet.heading(tr("In this workbook"))
    for one in contents:
        sheet.link(0, one.sheet, one.sheet)
        sheet.sheet.write_string(sheet.row, 1, sheet.cells.text(one.says), sheet.cells.formats["line"])
        sheet.skip(1)


def _about(facts: Facts) -> str:
    n = len(facts.results)
    told = trn("Period: {period}. As of {day}. n = {n} key result.", "Period: {period}. As of {day}. n = {n} key results.", n)
    period = facts.scope.period or tr("none named")
    return told.format(period=period, day=short_day(facts.scope.as_of), n=number(n))


def _remarks(facts: Facts) -> list[str]:
    """What a reader must know before the numbers."""
    scope, found = facts.scope, []
    if scope.unit is not None:
        found.append(tr("Only {unit} and the units below it.").format(unit=words.unit(scope.unit)))
        tree = facts.tree
        if tree is not None and tree.tree is not None and tree.units > 1:
            told = tr("Together with the units below it, its OKRs stand at {score}.")
            found.append(told.format(score=number(tree.tree, 2)))
    elif scope.perspective is not None:
        found.append(tr("Only {perspective}.").format(perspective=words.perspective(facts.held, facts.columns[0])))
    elif facts.whole is None:
        found.append(tr("No objective of this period has a perspective yet, so there is no organisation's number."))
    elif isinstance(facts.whole, OrganisationScore) and facts.whole.mix:
        found.append(tr("MIX: perspective first and unit first differ by more than 0.05, because units cover different perspectives."))
    if facts.earlier is not None:
        told = tr("Before: {period}, as of {day}.")
        found.append(told.format(period=facts.earlier.period, day=short_day(facts.earlier.as_of)))
    return found


def _scores(sheet: Sheet, facts: Facts, trend: Drawn, units: Mapping[str | None, int]) -> tuple[int, int]:
    """The table of perspectives; its first and last row."""
    by_id = {row.perspective: row for row in facts.perspectives}
    whole = facts.scope.unit or tr("Organisation")
    weight = {one.perspective_id: one.intended_weight for one in facts.intended if _weighs(one, facts.scope)}
    rows = [(words.perspective(facts.held, key), key, by_id.get(key)) for key in facts.columns]
    body = [_line(name, row, facts.before.get(key), weight.get(key or "")) for name, key, row in rows]
    if facts.whole is not None:
        body.insert(0, _line(whole, facts.whole, facts.whole_before, None))
    head = sheet.row + 1
    sheet.table([tr(column.head) for column in COLUMNS], body, [column.kind for column in COLUMNS])
    first = head + 1 + (facts.whole is not None)
    last = first + len(rows) - 1
    for row in range(head, last + 1):
        sheet.sheet.set_row(row, 20)
    for row, (key, line) in enumerate(zip(facts.columns, trend.lines(facts.columns)[1], strict=True), start=first):
        sheet.sheet.add_sparkline(
            row, place(COLUMNS, "trend"),
            {"range": line, "type": "line", "markers": True, "min": 0, "max": 1, "series_color": drawn.paint(facts)[key]},
        )  # fmt: skip
    _live(sheet, facts, first, units)
    sheet.thin(head + 1, last - head, place(COLUMNS, "score"), place(COLUMNS, "completeness"))
    return first, last


def _weighs(one: ActivePerspective, scope: Scope) -> bool:
    """Whether the weight is that of what the cover is about: the organisation, or the scope's unit."""
    return one.organisation if scope.unit is None else not one.organisation and (one.unit or NONE) == scope.unit


def _line(name: str, row: Row | None, before: float | None, weight: float | None) -> list[object]:
    change = None if row is None or row.score is None or before is None else row.score - before
    made: dict[str, object] = {"name": name, "before": before, "change": change, "weight": weight, "trend": None}
    made["status"] = tr("no objectives") if row is None else words.status(row.status)
    return [made[one.field] if one.field in made else getattr(row, one.field, None) for one in COLUMNS]


def _live(sheet: Sheet, facts: Facts, first: int, units: Mapping[str | None, int]) -> None:
    """Each score from the sheet of units, and the organisation's from the perspectives by their weight."""
    score, change = (place(COLUMNS, field) for field in ("score", "change"))
    by_id = {row.perspective: row for row in facts.perspectives}
    unit = units.get(facts.scope.unit or None)
    for number_, key in enumerate(facts.columns, start=1):
        row, found = first + number_ - 1, by_id.get(key)
        if found is not None:
            told = f'=IFERROR(SUMPRODUCT(UnitWeight,UnitScore{number_})/SUMIFS(UnitWeight,UnitScore{number_},">=0"),"")'
            own = f"=INDEX(UnitScore{number_},MATCH({unit},UnitNumber,0))"
            sheet.formula(row, score, told if facts.scope.unit is None else own, found.score, "score")
        moved = None if found is None or found.score is None else facts.before.get(key)
        value = None if moved is None or found is None or found.score is None else found.score - moved
        sheet.formula(row, change, CHANGE, value, "change")
    mapped = [row for row, key in enumerate(facts.columns, start=first) if key is not None]
    if facts.whole is None or not mapped:
        return
    sheet.call("PerspectiveScore", mapped[0], score, mapped[-1])
    sheet.call("PerspectiveWeight", mapped[0], place(COLUMNS, "weight"), mapped[-1])
    told = '=IFERROR(SUMPRODUCT(PerspectiveWeight,PerspectiveScore)/SUMIFS(PerspectiveWeight,PerspectiveScore,">=0"),"")'
    sheet.formula(first - 1, score, told, facts.whole.score, "score")
    then, now = facts.whole_before, facts.whole.score
    sheet.formula(first - 1, change, CHANGE, None if then is None or now is None else now - then, "change")


def _ways(sheet: Sheet, facts: Facts, first: int, contents: Sequence[Contents]) -> None:
    """The name of each perspective leads to its sheet."""
    known = {one.sheet for one in contents}
    for row, key in enumerate(facts.columns, start=first):
        name = words.perspective(facts.held, key)
        if key is not None and name in known:
            sheet.link(0, name, name, row)


def _charts(sheet: Sheet, facts: Facts, trend: Drawn, first: int, last: int) -> None:
    fills = [drawn.paint(facts)[key] for key in facts.columns]
    counts = {code: place(COLUMNS, code) for code in words.COUNTED}
    told = []
    if any(one.score is not None for one in facts.perspectives):
        columns = (0, place(COLUMNS, "score"), place(COLUMNS, "expected"))
        bullet = drawn.bullet(sheet, (first, last), columns, fills, tr("Score by perspective, against the pace"))
        told.append((bullet, 0, 480, tr("Bars of the score of each perspective, with a mark where the plan wanted it")))
    there = {code for code in words.COUNTED for one in facts.perspectives if getattr(one, code)}
    if there:
        statuses = drawn.statuses(sheet, (first, last), 0, counts, there, tr("Key results by status"))
        told.append((statuses, 10, 520, tr("Stacked bars of key results by status in each perspective")))
    known = trend.known([key for key in facts.columns if key is not None])
    if known:
        lines = drawn.lines(sheet, facts, trend, known, tr("Score week by week"))
        told.append((lines, 5, 480, tr("Lines of the score of each perspective, week by week")))
    for chart, column, width, alt in told:
        chart.set_size({"width": width, "height": CHART_ROWS * 20 - 10})
        sheet.chart(chart, column, alt)
    sheet.skip(CHART_ROWS)


def _pressing(sheet: Sheet, facts: Facts) -> None:
    """The gravest gaps with who could mend them, and how far the data can be trusted."""
    known = owners(facts)
    sheet.heading(tr("Most pressing gaps"))
    for gap in facts.gaps[:PRESSING]:
        sheet.telling(in_a_line(gap, known), len(COLUMNS) - 1, 200, "paragraph")
    if not facts.gaps:
        sheet.line(tr("None."))
    told_of = facts.confidence
    if told_of.key_results:
        told_so = trn(
            "Data confidence: of {n} key result {baselines} has a baseline, {targets} a target, {values} a value, {owners} an owner. "
            "Newest value: {day}. Uploads used: {uploads}.",
            "Data confidence: of {n} key results {baselines} have a baseline, {targets} a target, {values} a value, {owners} an owner. "
            "Newest value: {day}. Uploads used: {uploads}.",
            told_of.key_results,
        )
        sheet.line(told_so.format(
            n=told_of.key_results, baselines=told_of.with_baseline, targets=told_of.with_target, values=told_of.with_value,
            owners=told_of.with_owner, day=short_day(told_of.newest_value_on) if told_of.newest_value_on else tr("none"),
            uploads=told_of.uploads,
        ))  # fmt: skip
