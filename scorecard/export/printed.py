"""The front page and each perspective on paper: a PDF laid out for A4 or Letter, from the values and sentences of the dashboard.

Nothing is computed here. What a page's width or height can't hold continues on the next; no text is clipped.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageBreak, PageTemplate, Spacer, Table

from scorecard.charts import theme
from scorecard.charts import words as charted
from scorecard.export import print_look as look
from scorecard.export.headline import of_the_whole, sentence
from scorecard.language import day, in_use, number, percent, retold, signed, tr, trn
from scorecard.measures import headline, perspectives, progress, scorecard, trend
from scorecard.model.perspective import UNMAPPED, PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.model.scores import Gap, OrganisationScore, PerspectiveScore, UnitPerspectiveScore, UnitScore
from scorecard.model.standing import KeyResultStanding
from scorecard.model.trend import TrendPoint
from scorecard.rules.run import gaps
from scorecard.store.store import Store

PAPERS = {"a4": A4, "letter": LETTER}
FRONT = "front"
"""Beside the ids of perspectives: the front page."""
MARGIN = 16 * mm
ABREAST = 4
LISTED = 5
"""Gaps and slips on the front page."""
MOST_ROWS = 300
"""Key results of one perspective on paper; beyond, the Excel summary holds them all."""
MANY = 20_000
"""Key results from which on forecasts are left aside and trends have fewer points, as on the front page."""
FEW_POINTS = 5
Row = PerspectiveScore | UnitPerspectiveScore


def printed(store: Store, scope: Scope, pages: Sequence[str] | None = None, *, paper: str = "a4") -> bytes:
    """A PDF of these pages in this order: `FRONT`, perspectives by their ids. None: the front page and each perspective.

    `paper` is one of `PAPERS`. Words are in the language in use.
    """
    held = perspectives.perspective_set(store, scope)
    size = PAPERS[paper]
    width = size[0] - 2 * MARGIN
    rows = headline.perspective_scores(store, scope)
    story: list[Flowable] = []
    for page in pages or (FRONT, *held.ids):
        if story:
            story.append(PageBreak())
        made = _front(store, scope, held, rows, width) if page == FRONT else _perspective(store, scope, held, rows, page, width)
        story.extend(made)
    out = io.BytesIO()
    book = BaseDocTemplate(out, pagesize=size, title=tr("Scorecard"), lang=in_use(), invariant=1)
    frame = Frame(MARGIN, MARGIN, width, size[1] - 2 * MARGIN, 0, 0, 0, 0)
    book.addPageTemplates(PageTemplate(frames=[frame], onPageEnd=partial(_edges, told=_about(scope, rows), size=size)))
    book.build(story)
    return out.getvalue()


def _about(scope: Scope, rows: Sequence[Row]) -> str:
    """What every page says of itself: whose, when, on how much, and by which version of the method."""
    results, scored = sum(row.key_results for row in rows), sum(row.scored_key_results for row in rows)
    told = [
        tr("All units") if scope.unit is None else scope.unit or tr("No unit named"),
        scope.period or tr("No period named"),
        tr("as of {day}").format(day=day(scope.as_of)),
        trn("{scored} of {n} key result scored", "{scored} of {n} key results scored", results).format(
            scored=number(scored), n=number(results)
        ),
        *([tr("method {version}").format(version=rows[0].method_version)] if rows else []),
    ]
    return " · ".join(told)


def _edges(canvas: Canvas, page: BaseDocTemplate, told: str, size: tuple[float, float]) -> None:
    """The line at the foot of each page."""
    canvas.saveState()
    foot = look.words(told, "note")
    width = size[0] - 2 * MARGIN - 30
    _, tall = foot.wrap(width, 40)
    foot.drawOn(canvas, MARGIN, MARGIN - 4 * mm - tall)
    canvas.setFont(look.PLAIN, 8)
    canvas.setFillColor(look.QUIET)
    canvas.drawRightString(size[0] - MARGIN, MARGIN - 4 * mm - 8, str(page.page))
    canvas.restoreState()


def _front(store: Store, scope: Scope, held: PerspectiveSet, rows: Sequence[Row], width: float) -> list[Flowable]:
    """The quarter in a sentence, the whole number, a card and a bar for each perspective, what slipped, what presses."""
    many = sum(row.key_results for row in rows) > MANY
    facts = headline.headline(store, scope, foresee=not many)
    points = trend.trend(store, scope, points=FEW_POINTS if many else trend.MOST_POINTS)
    by_id = {row.perspective: row for row in rows}
    wide = width / min(ABREAST, len(held.ids))
    cards = [_card(by_id.get(key), [one for one in points if one.perspective == key], key, held, wide - 16) for key in held.ids]
    story: list[Flowable] = [
        look.words(tr("Scorecard"), "note"),
        look.words(sentence(facts, held), "title"),
        *_whole(store, scope),
        Spacer(1, 8),
        _cards(cards, wide),
        look.words(tr("Columns: the score over the weeks, pale where only its range is known."), "note"),
    ]
    bars = [_bar_row(row, held, width * 0.55) for row in rows if row.perspective is not None]
    if bars:
        reading = tr(
            "The bar is the score, the pale band its range if everything missing were 0 or 1, the stroke what was expected by now."
        )
        table = Table(bars, colWidths=[width * 0.25, width * 0.58, width * 0.17], style=_quiet_lines())
        story.append(KeepTogether([look.words(tr("Progress by perspective"), "heading"), table, look.words(reading, "note")]))
    story.extend(_slipped(store, scope))
    story.extend(_pressing(gaps(store, scope, limit=LISTED)))
    return story


def _whole(store: Store, scope: Scope) -> list[Flowable]:
    """The organisation's (or the unit's) number in a sentence."""
    row: OrganisationScore | UnitScore | None = scorecard.organisation_score(store, scope) if scope.unit is None else None
    if scope.unit is not None:
        row = next(iter(scorecard.unit_scores(store, scope)), None)
    if row is None:
        return []
    text = of_the_whole(scope.unit, known=row.score is not None and row.enough)
    bold = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    told = {"score": _score(row), "status": _word(row.status), "complete": _share(row.completeness), "unit": look.data(scope.unit)}
    return [look.marked_up(bold.format(**told))]


def _card(row: Row | None, points: Sequence[TrendPoint], key: str, held: PerspectiveSet, width: float) -> list[Flowable]:
    name = look.words(held.name_of(key), "name")
    if row is None:
        return [name, look.words(tr("no objectives"), "words")]
    low, high = ("?" if bound is None else number(bound, 2) for bound in (row.low, row.high))
    told = tr("{low} to {high} · {complete} scored").format(low=low, high=high, complete=_share(row.completeness))
    return [
        name,
        look.words(_score(row), "score" if row.enough and row.score is not None else "words"),
        look.trend(points, theme.colours(held).get(key, theme.MUTED), width),
        Spacer(1, 3),
        *([look.status(row.status, _word(row.status))] if row.enough and row.score is not None else []),
        look.words(told, "note"),
    ]


def _cards(cards: Sequence[list[Flowable]], wide: float) -> Table:
    rows = [[*cards[at : at + ABREAST]] for at in range(0, len(cards), ABREAST)]
    rows[-1] += [[] for _ in range(len(rows[0]) - len(rows[-1]))]
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("INNERGRID", (0, 0), (-1, -1), 0.6, look.HAIR),
        ("BOX", (0, 0), (-1, -1), 0.6, look.HAIR),
    ]
    pads = [("LEFTPADDING", (0, 0), (-1, -1), 8), ("RIGHTPADDING", (0, 0), (-1, -1), 8), ("BOTTOMPADDING", (0, 0), (-1, -1), 6)]
    return Table(rows, colWidths=[wide] * len(rows[0]), style=[*style, *pads], hAlign="LEFT")


def _bar_row(row: Row, held: PerspectiveSet, width: float) -> list[Flowable]:
    colour = theme.colours(held).get(row.perspective, theme.MUTED)
    drawn = look.bar(row.score if row.enough else None, row.low, row.high, row.expected, colour, width)
    return [look.words(held.name_of(row.perspective)), drawn, look.words(_score(row), "number")]


def _slipped(store: Store, scope: Scope) -> list[Flowable]:
    found = headline.slipped(store, scope, limit=LISTED)
    if not found:
        return []
    story: list[Flowable] = [look.words(tr("Slipped since last week"), "heading")]
    for slip in found:
        told = tr("<b>{key_result}</b>, {unit}: {before}, now {status}").format(
            key_result=look.data(slip.key_result),
            unit=look.data(slip.unit or tr("No unit named")),
            before=_word(slip.before),
            status=_word(slip.status),
        )
        story.append(look.marked_up(told))
    return [KeepTogether(story)]


def _pressing(found: Sequence[Gap]) -> list[Flowable]:
    if not found:
        return []
    story: list[Flowable] = [look.words(tr("Most pressing gaps"), "heading")]
    for gap in found:
        place = ", ".join(str(part) for part in (gap.file, gap.sheet, gap.row and tr("row {n}").format(n=gap.row)) if part)
        story.append(look.marked_up(f"<b>{look.data(tr(gap.title))}</b> {look.data(retold(gap.message))}"))
        story.append(look.words(f"{tr(gap.fix)} {f'({place})' if place else ''}", "note"))
        story.append(Spacer(1, 4))
    return [KeepTogether(story)]


def _perspective(store: Store, scope: Scope, held: PerspectiveSet, rows: Sequence[Row], key: str, width: float) -> list[Flowable]:
    """One perspective: its number, and its key results with the furthest behind first."""
    row = next((one for one in rows if (one.perspective or UNMAPPED) == key), None)
    results = progress.key_results(store, replace(scope, perspective=key))
    results.sort(key=lambda one: (one.gap is None, one.gap or 0.0))
    name = tr("Unmapped") if key == UNMAPPED else held.name_of(key)
    story: list[Flowable] = [look.words(tr("Scorecard"), "note"), look.words(name, "title")]
    if row is None:
        return [*story, look.words(tr("No objective of this selection stands here."))]
    colour = theme.colours(held).get(row.perspective, theme.MUTED)
    low, high = ("?" if bound is None else number(bound, 2) for bound in (row.low, row.high))
    told = tr("{low} to {high} · {complete} scored").format(low=low, high=high, complete=_share(row.completeness))
    counted = trn("{n} key result", "{n} key results", len(results)).format(n=number(len(results)))
    story += [
        look.marked_up(" · ".join([f"<b>{_score(row)}</b>", *([_word(row.status)] if row.enough else []), told, counted])),
        Spacer(1, 4),
        look.bar(row.score if row.enough else None, row.low, row.high, row.expected, colour, width, 14),
        Spacer(1, 8),
        _results(results[:MOST_ROWS], width),
    ]
    if len(results) > MOST_ROWS:
        cut = tr("The first {most} of {n}; the Excel summary holds them all.")
        story.append(look.words(cut.format(most=number(MOST_ROWS), n=number(len(results))), "note"))
    return story


def _results(results: Sequence[KeyResultStanding], width: float) -> Table:
    shares = (0.16, 0.46, 0.2, 0.18)
    head = [look.words(text, "head") for text in (tr("Status"), tr("Key result"), tr("Unit and owner"), tr("Progress and plan"))]
    body = [_result(one, width * shares[3] - 10) for one in results]
    return Table([head, *body], colWidths=[width * share for share in shares], style=_quiet_lines(), repeatRows=1)


def _result(one: KeyResultStanding, width: float) -> list[Flowable | list[Flowable]]:
    told: list[Flowable] = [look.words(one.key_result)]
    if one.objective is not None:
        told.append(look.words(one.objective, "note"))
    reached = tr("unknown") if one.progress is None else percent(one.progress)
    behind = "" if one.gap is None else f" ({signed(100 * one.gap)})"
    colour = theme.STATUS.get(one.status, theme.MUTED)
    return [
        look.status(one.status, _word(one.status)),
        told,
        [look.words(one.unit or tr("No unit named")), look.words(one.owner or tr("no owner"), "note")],
        [look.words(f"{reached}{behind}", "number"), look.bar(one.score, None, None, one.expected, colour, width, 6)],
    ]


def _quiet_lines() -> list[tuple[object, ...]]:
    everything = ((0, 0), (-1, -1))
    return [
        ("VALIGN", *everything, "TOP"),
        ("LINEBELOW", *everything, 0.5, look.HAIR),
        ("LEFTPADDING", *everything, 0),
        ("RIGHTPADDING", *everything, 6),
        ("TOPPADDING", *everything, 3),
        ("BOTTOMPADDING", *everything, 4),
    ]


def _score(row: Row | OrganisationScore | UnitScore) -> str:
    """Two decimals; words where too little is known for a number."""
    if row.score is None:
        return tr("not scored")
    return number(row.score, 2) if row.enough else tr("insufficient data")


def _word(state: str) -> str:
    return charted.status(state)


def _share(share: float | None) -> str:
    return tr("unknown") if share is None else percent(share)
