"""The same objective across periods: the question whether two are the same, and how each stood period by period."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from scorecard import desk
from scorecard.charts.words import status_and_shape
from scorecard.language import marked, number, tr, trn
from scorecard.measures import attainment, same_as
from scorecard.model.compare import ScoreChange
from scorecard.model.identity import Attainment, Likeness
from scorecard.model.scope import Scope
from scorecard.web import parts, session, tables

ORDINALS = {1: marked("first"), 2: marked("second"), 3: marked("third")}
OTHER_ORDINAL = marked("{n}th")
RUNNING = {
    "Q": marked("{nth} quarter running"),
    "H": marked("{nth} half year running"),
    "M": marked("{nth} month running"),
    "Y": marked("{nth} year running"),
}


def left_out(scope: Scope) -> None:
    """Objectives that a newer file left out, each beside a new one that says nearly the same, if there are any."""
    asked = session.ask(same_as.alike_within, scope)
    if asked:
        st.header(tr("Same as …?"))
        st.write(
            tr(
                "A later file left the first of these out and brought one that says nearly the same. Called the same, the first is ended, "
                "its history goes on with the other, and so does what a person decided about its perspective."
            )
        )
        pairs(asked, key="within")


def pairs(rows: Sequence[Likeness], *, key: str) -> None:
    """Pairs of objectives that say nearly the same; a person says whether they are the same, and may say otherwise later."""
    parts.limited(rows, tables.MOST)
    tables.show(
        [
            {
                "Said": _said(row),
                "Earlier": row.earlier_objective,
                "Now": row.objective,
                "Unit": row.unit,
                "Earlier period": row.earlier_period,
                "Period": row.period,
                "Alike": row.likeness,
            }
            for row in rows[: tables.MOST]
        ],
        key=f"{key}_pairs",
        alt=tr("Pairs of objectives that say nearly the same, and what a person said about them"),
        columns={
            "Said": st.column_config.TextColumn(width=150),
            "Earlier": st.column_config.TextColumn(width=280),
            "Now": st.column_config.TextColumn(width=280),
            "Alike": tables.PERCENT,
        },
    )
    by_pair = {(row.objective_id, row.earlier_objective_id): row for row in rows[: tables.MOST]}
    picked: Any = st.selectbox(
        tr("Are these the same objective?"),
        list(by_pair),
        format_func=lambda pair: f"{by_pair[pair].earlier_objective} → {by_pair[pair].objective}",
        key=f"{key}_pair",
    )
    row = by_pair[picked]
    with st.container(horizontal=True):
        pressed = {
            True: st.button(tr("The same"), key=f"{key}_same", disabled=row.same is True),
            False: st.button(tr("Not the same"), key=f"{key}_other", disabled=row.same is False),
        }
    for same in pressed:
        if pressed[same]:
            session.act(desk.call_same, row.objective_id, row.earlier_objective_id, same=same, by=session.who())
            st.rerun()


def _said(row: Likeness) -> str:
    if row.same is None:
        return tr("nobody yet")
    return (tr("the same, {person}") if row.same else tr("not the same, {person}")).format(person=row.said_by)


def tally(rows: Sequence[ScoreChange], sides: tuple[str, str]) -> None:
    """How many objectives go on, are new, and are gone, in a sentence."""
    going_on = sum(row.objective_id is not None and row.against_objective_id is not None for row in rows)
    new = sum(row.against_objective_id is None for row in rows)
    gone = len(rows) - going_on - new
    counts = {"going_on": number(going_on), "n": number(going_on + new), "new": number(new), "gone": number(gone)}
    said = [
        trn(
            "**{going_on}** of {n} objectives of {period} continues one of {earlier}",
            "**{going_on}** of {n} objectives of {period} continue one of {earlier}",
            going_on,
        ),
        trn("{new} is new", "{new} are new", new),
        trn("{gone} is gone", "{gone} are gone", gone),
    ]
    if going_on + new == 1:
        said = [tr("The one objective of {period} continues one of {earlier}"), *said[2:]]
        if new:
            said[0] = tr("The one objective of {period} continues none of {earlier}")
    told = "{}; {}.".format(said[0], ", ".join(said[1:]))
    st.markdown(told.format(period=parts.plain(sides[1]), earlier=parts.plain(sides[0]), **counts))


def histories(rows: Sequence[Attainment]) -> None:
    """A row a line of objectives with its score at the end of each period; those that run longest first."""
    lines = _by_line(rows)
    periods = sorted({row.period for row in rows})
    ordered = sorted(lines, key=lambda line: (-line[-1].running, line[-1].unit or "", line[-1].text))
    parts.limited(ordered, tables.MOST)
    tables.show(
        [
            {
                "Objective": line[-1].text,
                **{period: next((row.score for row in line if row.period == period), None) for period in periods},
                "Last change": line[-1].change,
                "Unit": line[-1].unit,
                "Running": running(line[-1]),
            }
            for line in ordered[: tables.MOST]
        ],
        key="histories",
        alt=tr("Objectives with their score at the end of each period, and for how many periods they run"),
        columns={
            "Running": st.column_config.TextColumn(width=170),
            **dict.fromkeys(periods, tables.SCORE),
            "Last change": tables.SCORE,
        },
        names="Objective",
    )


def running(row: Attainment) -> str:
    """Such as "third quarter running"; a period alone is "new"."""
    part = row.period.rpartition("-")[2]
    if row.running == 1:
        return tr("new")
    kind = part[0] if part[0] in RUNNING else "M" if "-" in row.period else "Y"
    nth = tr(ORDINALS.get(row.running, OTHER_ORDINAL)).format(n=row.running)
    return tr(RUNNING[kind]).format(nth=nth)


def one_history(rows: Sequence[Attainment], scope: Scope) -> None:
    """For an objective that a person picks: its key results, period by period."""
    newest = {line[-1].thing_id: line[-1] for line in _by_line(rows) if line[-1].running > 1}
    if not newest:
        return
    picked: Any = st.selectbox(tr("Key results of"), list(newest), format_func=lambda key: newest[key].text, key="line")
    results = session.ask(attainment.key_results, scope, picked)
    tables.show(
        [
            {
                "Key result": row.text,
                "Period": row.period,
                "Score": row.score,
                "Change": row.change,
                "Status": status_and_shape(row.status),
                "Progress": tables.in_percent(row.progress),
                "Baseline": row.baseline,
                "Target": row.target,
                "Current": row.current,
                "Unit of measure": row.unit_of_measure,
            }
            for row in results
        ],
        key="line_results",
        alt=tr("Key results of the objective at the end of each period"),
        columns={
            "Progress": tables.PERCENT,
            "Score": tables.SCORE,
            "Change": tables.SCORE,
        },
        names="Key result",
    )


def _by_line(rows: Sequence[Attainment]) -> list[list[Attainment]]:
    found: dict[str, list[Attainment]] = {}
    for row in rows:
        found.setdefault(row.line, []).append(row)
    return list(found.values())
