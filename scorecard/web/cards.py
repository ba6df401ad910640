"""The scorecard of the front page: the sentence, the whole number, a card for each perspective."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from scorecard.charts import theme
from scorecard.charts.sparkline import sparkline
from scorecard.charts.words import status_and_shape
from scorecard.export.headline import of_the_whole, sentence
from scorecard.language import number, signed, tr, trn
from scorecard.measures import earlier, headline, scorecard, trend
from scorecard.model.headline import Headline
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.model.scores import OrganisationScore, PerspectiveScore, UnitPerspectiveScore, UnitScore, UnitTree
from scorecard.model.trend import TrendPoint
from scorecard.web import drill, parts, session

Row = PerspectiveScore | UnitPerspectiveScore
MANY = 20_000
"""Key results of a period from which on forecasts wait for their own page, and trends have fewer points."""
FEW_POINTS = 5


def perspective_rows(scope: Scope) -> Sequence[Row]:
    return session.ask(headline.perspective_scores, scope)


def sentence_of(scope: Scope, held: PerspectiveSet) -> str:
    """The quarter in words, as plain text."""
    return sentence(facts_of(scope), held)


def facts_of(scope: Scope) -> Headline:
    """What the sentence is made from."""
    return session.ask(headline.headline, scope, foresee=not _many(scope))


def before(scope: Scope) -> Scope | None:
    """The other side of what changed."""
    return session.ask(earlier.before, scope)


def whole(scope: Scope) -> None:
    """The organisation's (or the unit's) number, and the way to the sum that it is."""
    row: OrganisationScore | UnitScore | None
    if scope.unit is None:
        row = session.ask(scorecard.organisation_score, scope)
    else:
        found = session.ask(scorecard.unit_scores, scope)
        row = found[0] if found else None
    if row is not None:
        told = {
            "score": parts.score_text(row.score, enough=row.enough),
            "status": status_and_shape(row.status),
            "complete": parts.percent(row.completeness),
        }
        text = of_the_whole(scope.unit, known=row.score is not None and row.enough)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(text.format(unit=parts.plain(scope.unit), **told), width="content")
            drill.link(drill.node_of(scope), tr("Explain this number"))
    for one in session.ask(scorecard.unit_trees, scope) if scope.unit else []:
        _tree(one)
    if isinstance(row, OrganisationScore) and row.mix:
        by_units = number(row.unit_first or 0.0, 2)
        st.caption(tr("By way of the units the number is {score}: units cover different perspectives.").format(score=by_units))


def _tree(one: UnitTree) -> None:
    """A unit with all units below it, where there are any; beside its own number, never mixed with it."""
    if one.tree is None or (one.basis == "own" and one.units < 2):
        return
    tree = number(one.tree, 2)
    if one.basis == "tree":
        told = tr("{unit} has no OKRs of its own; the units below it **stand at {score}**.")
        st.markdown(told.format(unit=parts.plain(one.unit), score=tree))
    else:
        st.caption(tr("Together with the units below it, its OKRs stand at {score}.").format(score=tree))
    if one.apart and one.own is not None:
        own = number(one.own, 2)
        st.caption(tr("Its own OKRs stand at {score}: are the OKRs below the right drivers?").format(score=own))


def over_weeks(scope: Scope) -> Sequence[TrendPoint]:
    return session.ask(trend.trend, scope, points=_points(scope))


def every_unit_over_weeks(scope: Scope) -> Sequence[TrendPoint]:
    """What `over_weeks` takes a unit's out of."""
    return session.ask(trend.of_every_unit, scope, points=_points(scope))


def _points(scope: Scope) -> int:
    return FEW_POINTS if _many(scope) else trend.MOST_POINTS


def each_perspective(rows: Sequence[Row], scope: Scope, held: PerspectiveSet) -> None:
    """One card a perspective in the order of the map, below its bands."""
    for band in held.bands:
        name = parts.plain(held.name_of(band.perspective_id))
        st.caption(tr("**{band}**: what the perspectives below serve; no objectives are placed here.").format(band=name))
    by_id = {row.perspective: row for row in rows}
    line: dict[str | None, list[TrendPoint]] = defaultdict(list)
    for point in over_weeks(scope):
        line[point.perspective].append(point)
    with st.container(horizontal=True, gap="small", key="scorecard"):
        for key in held.ids:
            with st.container(border=True, width="stretch", height="stretch", gap="xxsmall"):
                drill.link(drill.node_of(scope, key), f"**{parts.plain(held.name_of(key))}**")
                _card(by_id.get(key), line[key], theme.colours(held).get(key, theme.MUTED))
    notes = [tr("Columns: the score over the weeks, pale where only its range is known.")]
    unmapped = by_id.get(None)
    if unmapped:
        said = trn(
            "{n} objective is in no perspective yet and counts in none of these numbers.",
            "{n} objectives are in no perspective yet and count in none of these numbers.",
            unmapped.objectives,
        )
        notes.append(said.format(n=number(unmapped.objectives)))
    st.caption(" ".join(notes))


def _card(row: Row | None, line: Sequence[TrendPoint], colour: str) -> None:
    # A sentence and not a metric, which would wait until the chart library has come.
    if row is None:
        st.markdown(f"**{tr('no objectives')}**")
        return
    earlier = line[-2].score if len(line) > 1 and line[-2].enough and row.enough else None
    change = None if earlier is None or row.score is None else round(row.score - earlier, 2)
    moved = "" if change is None else f"{_badge(change)} :gray[:small[{_since(line)}]]"
    st.markdown(f"**{parts.score_text(row.score, enough=row.enough)}** {moved}")
    known = [number(point.score, 2) for point in line if point.enough and point.score is not None]
    st.html(sparkline(line, colour, tr("Over time: {scores}").format(scores=", ".join(known) or tr("not scored"))))
    low, high = ("?" if bound is None else number(bound, 2) for bound in (row.low, row.high))
    told = tr("{low} to {high} · {complete} scored").format(low=low, high=high, complete=parts.percent(row.completeness))
    # Of what little is scored no status is told: it may well be the exception.
    st.caption(f"{status_and_shape(row.status)}  \n{told}" if row.score is not None and row.enough else told)


def _badge(change: float) -> str:
    colour, arrow = ("green", "↑ ") if change > 0 else ("red", "↓ ") if change < 0 else ("gray", "")
    return f":{colour}-badge[{arrow}{signed(change, 2)}]"


def _since(line: Sequence[TrendPoint]) -> str:
    days = (line[-1].as_of - line[-2].as_of).days
    said = tr("in a week") if days == 7 else tr("in {n} weeks").format(n=days // 7)
    return said.replace(" ", "\N{NO-BREAK SPACE}")


def _many(scope: Scope) -> bool:
    """Whether the period holds many key results, for what one unit costs hangs on how many there are of all."""
    return sum(row.key_results for row in perspective_rows(replace(scope, unit=None))) > MANY
