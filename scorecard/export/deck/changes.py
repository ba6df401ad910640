"""The slide of what changed since the period before: how much is within, and how much is mix."""

from scorecard.charts import words
from scorecard.charts.compare import signed, slopes_in_words
from scorecard.export.deck import drawn
from scorecard.export.deck.first import subject
from scorecard.export.deck.page import NOTE, About, Bit, Board
from scorecard.export.deck.table import figure, table, text
from scorecard.export.headline import other_side
from scorecard.export.summary.facts import Facts
from scorecard.language import day, number, tr
from scorecard.measures import filters
from scorecard.measures.compare import compare
from scorecard.model.compare import ScoreChange
from scorecard.model.perspective import UNMAPPED
from scorecard.model.scope import NONE, Scope
from scorecard.store.store import Store

MOST = 8
"""Bars; those that changed most."""


def changes(board: Board, store: Store, facts: Facts) -> None:
    then = facts.earlier
    if then is None:
        return
    sides = [Scope(one.as_of, one.period, one.unit) for one in (facts.scope, then)]
    found = compare(store, *sides, objectives=facts.scope.unit is not None or facts.scope.perspective is not None).changes
    whole = next((row for row in found if _is_whole(row, facts) and _known(row)), None)
    rows = [row for row in found if _is_part(row, facts) and _known(row)]
    if not rows:
        return
    if facts.scope.perspective:
        rows = sorted(rows, key=lambda row: -abs(row.change or 0.0))[:MOST]
    else:
        rows = sorted(rows, key=lambda row: facts.held.place_of(row.perspective))
    names = [_name(row, facts) for row in rows]
    alt = slopes_in_words(rows, lambda row: _name(row, facts), (day(then.as_of), day(facts.scope.as_of)))
    causes = "; ".join(
        tr("{part} {within} within, {mix} by mix").format(part=name, within=signed(row.within or 0.0), mix=signed(row.mix or 0.0))
        for name, row in zip(names, rows, strict=True)
    )
    page = board.page(_title(whole, facts, then), f"{alt}\n{causes}")
    note = page.points(NOTE * 3.2)
    left, right = page.area.above(page.area.height - note).columns([54, 46], page.points(24))
    amounts = {tr("Within"): [row.within for row in rows], tr("Mix"): [row.mix for row in rows]}
    drawn.within_and_mix(page, left, names, amounts, About(tr("What changed"), causes, facts.scope.as_of))
    first = tr("Unit") if facts.scope.perspective else tr("Perspective")
    head = [text(first), *(figure(one) for one in (tr("Then"), tr("Now"), tr("Change")))]
    lines = [(tr("Whole"), whole)] if whole is not None else []
    body = [
        [text(name, bold=row is whole), figure(number(row.against_score or 0.0, 2)), figure(number(row.score or 0.0, 2)),
         figure(signed(row.change or 0.0), bold=True)]
        for name, row in [*lines, *zip(names, rows, strict=True)]
    ]  # fmt: skip
    table(page, right, [2.3, 1, 1, 1.5], head, body, alt, most=2)
    told = other_side(facts.scope, then, filters.days_of_periods(store))
    told.append(tr("Within: the same parts scored differently. Mix: other parts count, or weigh more."))
    page.text(page.area.below(page.area.height - note), [[Bit(" ".join(told), NOTE, quiet=True)]], most=2)


def _title(whole: ScoreChange | None, facts: Facts, then: Scope) -> str:
    if whole is None:
        return tr("What changed since {period}").format(period=then.period)
    told = tr("{name}: from {before} in {period} to {now} ({change})")
    name = tr("The organisation") if facts.scope.unit is None and facts.scope.perspective is None else subject(facts)
    return told.format(
        name=name, before=number(whole.against_score or 0.0, 2), now=number(whole.score or 0.0, 2), period=then.period,
        change=signed(whole.change or 0.0),
    )  # fmt: skip


def _known(row: ScoreChange) -> bool:
    return row.change is not None and row.enough and row.against_enough


def _is_whole(row: ScoreChange, facts: Facts) -> bool:
    scope = facts.scope
    if scope.perspective is not None:
        return row.level == "perspective" and (row.perspective or UNMAPPED) == scope.perspective
    return row.level == "organisation" if scope.unit is None else row.level == "unit" and (row.unit or NONE) == scope.unit


def _is_part(row: ScoreChange, facts: Facts) -> bool:
    scope = facts.scope
    if scope.perspective is not None:
        return row.level == "unit_perspective" and (row.perspective or UNMAPPED) == scope.perspective
    if scope.unit is None:
        return row.level == "perspective" and row.perspective is not None
    return row.level == "unit_perspective" and (row.unit or NONE) == scope.unit and row.perspective is not None


def _name(row: ScoreChange, facts: Facts) -> str:
    return words.unit(row.unit) if facts.scope.perspective else facts.held.name_of(row.perspective)
