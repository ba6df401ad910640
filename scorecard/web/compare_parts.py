"""The pieces of the Compare page: the other side, the two sides drawn and told, how a change comes about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import streamlit as st

from scorecard.charts import theme
from scorecard.charts.compare import (
    causes_of_change,
    causes_of_change_in_words,
    parts_of_change,
    parts_of_change_in_words,
    signed,
    slopes,
    slopes_in_words,
    two_sides,
)
from scorecard.language import day, marked, number, short_day, tr, trn, typed_day
from scorecard.measures import filters, perspectives
from scorecard.model.compare import Comparison, Part, ScoreChange
from scorecard.model.period import kind_of, period_before
from scorecard.model.scope import NONE, Scope
from scorecard.web import drill, parts, session, tables
from scorecard.web.filters import NO_PERIOD, NO_UNIT, last_day_of, worded

DAYS_BEFORE = 28
"""Between two days of one period, unless a person picks others."""
NAMES = {
    "organisation": marked("Organisation"),
    "perspective": marked("Perspectives"),
    "unit": marked("Units"),
    "unit_perspective": marked("Units by perspective"),
    "objective": marked("Objectives"),
}
SPLIT = (marked("Within"), marked("Mix"), marked("Same objectives"))
MOST_DRAWN = 12
SIDE = 470
"""Pixels that each of two charts needs; where a page is narrower they stand below each other."""
BETTER = 0.05
"""Differences below this are told as numbers and not ranked (methodology §2.6, trap 7)."""


def other_side(scope: Scope) -> Scope:
    """What the page compares with, picked and kept in the link: the period before it, or another day of its own."""
    known = session.ask(filters.periods)
    usual = _usual(scope, known)
    if session.recall("compared_period") not in (None, scope.period):
        session.remember("against", usual or NO_PERIOD)
        session.remember("against_as_of", _day(scope, usual))
    session.remember("compared_period", scope.period)
    left, right = st.columns(2)
    left.selectbox(
        tr("Against"),
        [period or NO_PERIOD for period in known],
        index=known.index(usual),
        format_func=worded,
        key="against",
        bind="query-params",
        on_change=lambda: session.remember("against_as_of", _day(scope, _picked(usual))),
        help=tr("Another period, or the same one on another day. The period in the sidebar is what is compared with it."),
    )
    period = _picked(usual)
    day = right.date_input(tr("Against, as of"), _day(scope, period), format=typed_day(), key="against_as_of", bind="query-params")
    return replace(scope, period=period, as_of=day)


def _picked(usual: str) -> str:
    picked = session.recall("against")
    return NONE if picked == NO_PERIOD else picked or usual


def _day(scope: Scope, period: str) -> date:
    """The last day of the other period; of the same one a day some weeks earlier."""
    if period != scope.period:
        return last_day_of(period)
    earlier = scope.as_of - timedelta(days=DAYS_BEFORE)
    return max(earlier, session.first_day(period) or earlier)


def _usual(scope: Scope, known: Sequence[str]) -> str:
    """The period just before; else the newest earlier one of the same length; else the same one, on an earlier day."""
    if not scope.period:
        return scope.period or known[0]
    before = [one for one in known if one and kind_of(one) == kind_of(scope.period) and one < scope.period]
    usual = period_before(scope.period)
    return usual if usual in before else max(before, default=scope.period)


def side_name(side: Scope, other: Scope) -> str:
    """The period, with the day where both sides are of one period."""
    period = side.period or tr(NO_PERIOD)
    return period if side.period != other.period else f"{period}, {short_day(side.as_of)}"


class Words:
    """What rows and parts are called; a perspective by the side that has it."""

    def __init__(self, now: Scope, against: Scope) -> None:
        self.held, self.before = (session.ask(perspectives.perspective_set, side) for side in (now, against))

    def perspective(self, key: str | None) -> str:
        return (self.held if key is None or key in self.held.ids else self.before).name_of(key)

    def row(self, row: ScoreChange) -> str:
        """What stands for the whole row."""
        unit = row.unit or tr(NO_UNIT)
        told = {
            "organisation": tr("The organisation"),
            "perspective": self.perspective(row.perspective),
            "unit": unit,
            "unit_perspective": f"{unit}, {self.perspective(row.perspective)}",
        }
        return row.objective or told[row.level]

    def part(self, part: Part) -> str:
        """A child below its parent, whose own name is left out."""
        return part.objective or (part.unit or tr(NO_UNIT) if part.level == "perspective" else self.perspective(part.perspective))

    def colour(self, key: str | None) -> str:
        return theme.colours(self.held if key is None or key in self.held.ids else self.before).get(key, theme.MUTED)

    def place_of(self, key: str | None) -> int:
        return self.held.place_of(key)


def headline(whole: ScoreChange, words: Words) -> None:
    """The change in sentences: how much, and how much of it is within and mix."""
    told = [_number(whole, now=now) for now in (False, True)]
    name = parts.plain(words.row(whole))
    if whole.within is None or whole.mix is None or not _told_apart(whole):
        told_little = tr("{name}: **{before}**, then **{now}**. Too little is scored for a change to be told; the ranges are below.")
        st.markdown(told_little.format(name=name, before=told[0], now=told[1]))
        return
    st.markdown(
        tr(
            "{name} went from **{before}** to **{now}** ({change}). Of this {within} is **within**: what is below scored differently; "
            "and {mix} is **mix**: what is below weighs differently, came or went."
        ).format(
            name=name,
            before=told[0],
            now=told[1],
            change=signed(whole.within + whole.mix),
            within=signed(whole.within),
            mix=signed(whole.mix),
        )
    )
    if whole.same is not None and abs(whole.within + whole.mix - whole.same) > BETTER:
        st.caption(
            tr(
                "All the way down, objectives that both sides have make {same} of it; "
                "{rest} is that other objectives, units or perspectives count."
            ).format(same=signed(whole.same), rest=signed(whole.within + whole.mix - whole.same))
        )


def _told_apart(whole: ScoreChange) -> bool:
    """Enough of both sides is scored for their difference to be told (methodology §0.2)."""
    return whole.enough and whole.against_enough


def drawn(found: Comparison, whole: ScoreChange, words: Words, sides: tuple[str, str]) -> None:
    """The perspectives on both sides, and the steps from one number to the other."""
    row = st.container(horizontal=True, gap="medium")
    left, right = (row.container(width=SIDE) for _ in range(2))
    level = "perspective" if whole.level == "organisation" else "unit_perspective"
    rows = sorted((row for row in found.changes if row.level == level), key=lambda row: words.place_of(row.perspective))
    with left:
        st.header(tr("By perspective"))
        if any(row.enough or row.against_enough for row in rows):
            drill.chart(
                slopes(rows, lambda row: words.perspective(row.perspective), lambda row: words.colour(row.perspective), sides),
                key="two_sides",
                alt=slopes_in_words(rows, lambda row: words.perspective(row.perspective), sides),
            )
        else:
            st.info(tr("Too little is scored on both sides."))
    with right:
        st.header(tr("Where the change comes from"))
        if whole.score is None or whole.against_score is None or not _told_apart(whole):
            st.info(tr("Too little is scored on one of the two sides."))
            return
        causes = [one for one in found.causes if (one.level, one.unit, one.perspective) == (whole.level, whole.unit, None)]
        drill.chart(
            causes_of_change(causes, whole.against_score, whole.score, sides),
            key="causes",
            alt=causes_of_change_in_words(causes, whole.against_score, whole.score),
        )


def note(whole: ScoreChange) -> None:
    """What every chart says of itself, for both sides."""
    told = [
        trn(
            "{period} as of {day}: n = {n} key result, {scored} of them scored, {share} of the weight, range {bounds}",
            "{period} as of {day}: n = {n} key results, {scored} of them scored, {share} of the weight, range {bounds}",
            count,
        ).format(
            period=period or tr(NO_PERIOD), day=day(as_of), n=number(count), scored=number(scored), share=parts.percent(complete),
            bounds=parts.bounds_text(low, high) or tr("unknown"),
        )
        for period, as_of, count, scored, complete, low, high in (
            (whole.against_period, whole.against_as_of, whole.against_key_results, whole.against_scored_key_results,
             whole.against_completeness, whole.against_low, whole.against_high),
            (whole.period, whole.as_of, whole.key_results, whole.scored_key_results, whole.completeness, whole.low, whole.high),
        )
    ]  # fmt: skip
    st.caption(f"{parts.plain('; '.join(told))}.")


def table(rows: Sequence[ScoreChange], words: Words, sides: tuple[str, str]) -> None:
    """The rows of one level side by side, the greatest change first; a score on which too little is known is left to its range."""
    parts.limited(rows, tables.MOST)
    ordered = sorted(rows, key=lambda row: (row.change is None or not _told_apart(row), -abs(row.change or 0.0)))
    drawn = [row for row in ordered if row.enough or row.against_enough][:MOST_DRAWN]
    if drawn:
        drill.chart(two_sides(drawn, words.row, sides), key="side_by_side", alt=slopes_in_words(drawn, words.row, sides), listed=True)
        ring = tr("The ring is {before}, the dot {now}; drawn are the {n} greatest changes.")
        st.caption(ring.format(before=sides[0], now=sides[1], n=number(len(drawn))))
    tables.show(
        [_cells(row, words, sides) for row in ordered[: tables.MOST]],
        key="compared",
        alt=tr("Scores of both sides, their change, and what of it is within and mix"),
        columns={
            **dict.fromkeys(sides, tables.SCORE),
            "Change": tables.SCORE,
            "Within": tables.decimals(2, tr("What is below scored differently")),
            "Mix": tables.decimals(2, tr("What is below weighs differently, came or went")),
            "Same objectives": tables.decimals(2, tr("What of the change comes from objectives that both sides have")),
            "Scored before": tables.PERCENT,
            "Scored now": tables.PERCENT,
        },
        names="Objective" if ordered[:1] and ordered[0].level == "objective" else None,
    )
    st.download_button(
        tr("These rows as CSV"),
        data=lambda: tables.as_csv([_cells(row, words, sides) for row in ordered]),
        file_name="compare.csv",
        mime="text/csv",
        on_click="ignore",
        key="compare_csv",
    )


def _cells(row: ScoreChange, words: Words, sides: tuple[str, str]) -> dict[str, Any]:
    objective, apart = row.level == "objective", _told_apart(row)
    place = {
        **({"Unit": row.unit or tr(NO_UNIT)} if row.level in ("unit", "unit_perspective", "objective") else {}),
        **({"Perspective": words.perspective(row.perspective)} if row.level not in ("organisation", "unit") else {}),
    }
    return {
        **({"Objective": row.objective} if objective else place),
        sides[0]: row.against_score if row.against_enough else None,
        sides[1]: row.score if row.enough else None,
        "Change": row.change if apart else None,
        **({} if objective else dict(zip(SPLIT, (row.within, row.mix, row.same) if apart else (None,) * 3, strict=True))),
        **(place if objective else {}),
        "Range before": parts.bounds_text(row.against_low, row.against_high),
        "Range now": parts.bounds_text(row.low, row.high),
        "Scored before": tables.in_percent(row.against_completeness),
        "Scored now": tables.in_percent(row.completeness),
        "Key results before": row.against_key_results,
        "Key results now": row.key_results,
        **({"Standing": _standing(row)} if objective else {}),
    }


def _standing(row: ScoreChange) -> str:
    return tr("new") if row.against_objective_id is None else tr("gone") if row.objective_id is None else tr("on both sides")


def comes_about(found: Comparison, words: Words) -> None:
    """For a score that a person picks: what each child adds within and by mix."""
    split = {_key(row): row for row in found.changes if row.within is not None}
    picked = st.selectbox(tr("How this change comes about"), list(split), format_func=lambda key: words.row(split[key]), key="comes_about")
    if picked is None:
        st.info(tr("No score of this selection is known on both sides."))
        return
    row = split[picked]
    below = found.parts[picked]
    drill.chart(parts_of_change(below, words.part), key="parts", alt=parts_of_change_in_words(below, words.part))
    st.caption(tr("The upper bar of each is what it adds within, the lower one what it adds by mix."))
    note(row)
    parts.limited(below, tables.MOST)
    shown = sorted(below, key=lambda one: -abs(one.within) - abs(one.mix))[: tables.MOST]
    tables.show(
        [
            {
                "Of it": words.part(one),
                "Score before": one.against_score,
                "Score now": one.score,
                "Share before": one.against_share * 100,
                "Share now": one.share * 100,
                "Within": one.within,
                "Mix": one.mix,
            }
            for one in shown
        ],
        key="parts_table",
        alt=tr("Children with score and share on both sides and what they add to the change"),
        columns={
            **dict.fromkeys(("Score before", "Score now"), tables.SCORE),
            **dict.fromkeys(("Share before", "Share now"), tables.PERCENT),
            **dict.fromkeys(("Within", "Mix"), tables.decimals(3)),
        },
        names="Of it",
    )


def _key(row: ScoreChange) -> tuple[str, str | None, str | None]:
    return row.level, row.unit, row.perspective


def _number(row: ScoreChange, *, now: bool) -> str:
    return parts.score_text(row.score, enough=row.enough) if now else parts.score_text(row.against_score, enough=row.against_enough)
