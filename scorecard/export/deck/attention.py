"""Slides of what asks for attention: objectives behind their pace, gaps with owners, key results that are foreseen to miss."""

from collections import Counter
from collections.abc import Sequence

from scorecard.charts import theme, words
from scorecard.charts.forecast import forecast_ranges_in_words
from scorecard.export.deck.page import NOTE, SMALL, Bit, Board, Page
from scorecard.export.deck.table import Cell, figure, status, table, text
from scorecard.export.summary.facts import Facts
from scorecard.export.summary.gaps import in_a_line, owner_of, owners
from scorecard.export.summary.words import SEVERITY
from scorecard.language import number, percent, retold, tr, trn
from scorecard.model.forecast import KeyResultForecast
from scorecard.model.scores import Gap, ObjectiveScore

HELP = ("behind", "missed", "at_risk", "partly")
"""Statuses of an objective that needs help."""
SHAPES = {"error": (theme.STATUS["behind"], "✕"), "warning": (theme.STATUS["at_risk"], "△"), "note": (theme.MUTED, "○")}
"""How grave a gap is, by colour and shape."""
MOST_TOLD = 12
"""Lines of a slide's notes."""
MOST_ROWS = 30
"""More than any slide has room for."""


def objectives(board: Board, facts: Facts) -> None:
    """Those furthest behind their pace, with who answers for them."""
    found = sorted((one for one in facts.objectives if one.status in HELP and one.score is not None), key=_behind)
    if not found:
        return
    told = trn("{n} of {all} objective needs help", "{n} of {all} objectives need help", len(facts.objectives))
    page = board.page(
        told.format(n=number(len(found)), all=number(len(facts.objectives))),
        "\n".join(f"{one.objective}: {_standing(one)}" for one in found[:MOST_TOLD]),
    )
    head = [text(tr("Objective")), text(tr("Unit")), text(tr("Owner")), figure(tr("Score")), figure(tr("Expected")), text(tr("Status"))]
    body = [
        [
            text(one.objective), text(words.unit(one.unit)), text(one.owner or tr("no owner"), quiet=one.owner is None),
            figure(words.score(one.score, enough=one.enough)), figure("–" if one.expected is None else number(one.expected, 2)),
            status(one.status),
        ]
        for one in found[:MOST_ROWS]
    ]  # fmt: skip
    _listed(page, [4.0, 1.9, 1.9, 1.0, 1.1, 1.6], head, body, tr("Objectives furthest behind their pace"), len(found))


def gaps(board: Board, facts: Facts) -> None:
    """The gravest with what to do and who could."""
    found = telling(facts.gaps)
    if not found:
        return
    known = owners(facts)
    grave = sum(gap.severity == "error" for gap in found)
    told = trn("{n} gap, {grave} of which must be closed", "{n} gaps, {grave} of which must be closed", len(found))
    if not grave:
        told = trn("{n} gap that is worth a look", "{n} gaps that are worth a look", len(found))
    page = board.page(
        told.format(n=number(len(found)), grave=number(grave)),
        "\n".join(in_a_line(gap, known) for gap in found[:MOST_TOLD]),
    )
    head = [text(""), text(tr("What")), text(tr("What to do")), text(tr("Unit and owner"))]
    body = [
        [
            Cell([Bit(SHAPES[gap.severity][1], SMALL, True, SHAPES[gap.severity][0])]),
            text(retold(gap.message)), text(tr(gap.fix), quiet=True),
            text(", ".join(part for part in (gap.unit, owner_of(gap, known) or tr("no owner")) if part)),
        ]
        for gap in found[:MOST_ROWS]
    ]  # fmt: skip
    there = {gap.severity for gap in found}
    legend = "   ".join(f"{shape} {tr(SEVERITY[key])}" for key, (_, shape) in SHAPES.items() if key in there)
    _listed(page, [0.3, 5, 4, 2.2], head, body, tr("Gaps, the gravest first"), len(found), legend)


def telling(found: Sequence[Gap]) -> list[Gap]:
    """The gravest first, and of equally grave ones one of each kind before the second of any, so that no kind hides another."""
    grave = {key: place for place, key in enumerate(SHAPES)}
    seen, placed = Counter[str](), []
    for gap in found:
        seen[gap.rule] += 1
        placed.append((grave[gap.severity], seen[gap.rule], gap))
    return [gap for _, _, gap in sorted(placed, key=lambda one: one[:2])]


def forecast(board: Board, facts: Facts) -> None:
    """Where earlier periods earned a judgement: the key results that are foreseen to miss, by how much they miss."""
    judged = [one for one in facts.forecasts if one.judged]
    missing = sorted((one for one in judged if one.misses), key=lambda one: (one.forecast or 0.0) - (one.theta or 0.0))
    if not missing:
        return
    told = trn(
        "{missing} of {n} key result that can be foreseen is set to miss",
        "{missing} of {n} key results that can be foreseen are set to miss",
        len(judged),
    )
    page = board.page(told.format(missing=number(len(missing)), n=number(len(judged))), forecast_ranges_in_words(judged))
    who = {one.key_result_id: one.owner for one in facts.results}
    head = [text(tr("Key result")), text(tr("Unit")), text(tr("Owner"))]
    head += [figure(word) for word in (tr("Now"), tr("Foreseen"), tr("Range"), tr("Goal"))]
    body = [
        [
            text(one.key_result), text(words.unit(one.unit)), text(who.get(one.key_result_id) or tr("no owner")),
            figure(words.share(one.progress)), figure(words.share(one.forecast), bold=True), figure(_range(one)),
            figure(words.share(one.theta)),
        ]
        for one in missing[:MOST_ROWS]
    ]  # fmt: skip
    note = tr("Progress at the due date. The range held in 80 of 100 cases of earlier periods.")
    _listed(page, [3.8, 1.9, 1.9, 0.9, 1.1, 1.5, 0.9], head, body, tr("Key results that are foreseen to miss"), len(missing), note)


def _listed(page: Page, shares: list[float], head: list[Cell], body: list[list[Cell]], alt: str, many: int, note: str = "") -> None:
    """As many rows as there is room for, and how many more there are of `many`."""
    foot = page.points(NOTE * 2)
    drawn = table(page, page.area.above(page.area.height - foot), shares, head, body, alt)
    left = many - drawn.rows
    more = tr("And {n} more; the Excel summary has them all.").format(n=number(left)) if left else ""
    if more or note:
        page.text(drawn.area.beneath(foot), [[Bit(" ".join(part for part in (more, note) if part), NOTE, quiet=True)]])


def _behind(one: ObjectiveScore) -> float:
    return (one.score or 0.0) - (one.expected or 0.0)


def _standing(one: ObjectiveScore) -> str:
    stands = f"{words.score(one.score, enough=one.enough)}, {words.status(one.status)}"
    expected = tr("expected by now {expected}").format(expected=number(one.expected, 2)) if one.expected is not None else ""
    return ", ".join(part for part in (stands, expected, one.owner or "") if part)


def _range(one: KeyResultForecast) -> str:
    if one.interval_low is None or one.interval_high is None:
        return "–"
    return tr("{low} to {high}").format(low=percent(one.interval_low), high=percent(one.interval_high))
