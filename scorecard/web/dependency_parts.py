"""Who waits for whom: what files say beside key results or in tables of their own, with how it stands with what is waited for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from scorecard.charts.words import status_and_shape
from scorecard.language import number, tr, trn
from scorecard.measures import progress
from scorecard.measures import strategy as measures
from scorecard.model.scope import Scope
from scorecard.model.scores import ObjectiveScore
from scorecard.model.standing import KeyResultStanding
from scorecard.model.strategy import Dependency
from scorecard.web import parts, session, tables

LATE = ("behind", "missed", "at_risk")
"""Statuses of what is waited for that put what waits at risk too, the gravest first."""
Standing = Mapping[str | None, ObjectiveScore | KeyResultStanding]


def dependencies(scope: Scope) -> None:
    """The list, with those first whose other side is late, then those whose other side nobody knows."""
    told = session.ask(measures.dependencies, scope)
    if not told:
        st.caption(tr("No file says what waits for what. A column “Depends on” beside key results tells it, or a table with both."))
        return
    # What a unit waits for stands mostly in another one.
    around = replace(scope, unit=None, perspective=None)
    standing: dict[str | None, ObjectiveScore | KeyResultStanding] = {
        row.objective_id: row for row in session.ask(progress.objective_scores, around)
    }
    standing |= {row.key_result_id: row for row in session.ask(progress.key_results, around)}
    st.markdown(in_words(told, standing))
    parts.limited(told, tables.MOST)
    tables.show(
        [
            {
                "What waits": _text(one.thing_id, one.named, standing),
                "Unit": one.unit,
                "What it waits for": _text(one.for_id, one.for_named, standing),
                "Of unit": one.for_unit,
                "How that stands": _status(one, standing),
                "Source": parts.place(one.file, one.sheet, one.row),
            }
            for one in sorted(told, key=lambda one: _place(one, standing))[: tables.MOST]
        ],
        key="dependencies",
        alt=in_words(told, standing),
        names=("What waits", "What it waits for"),
    )


def in_words(told: Sequence[Dependency], standing: Standing) -> str:
    """How many there are, how many wait for something late, and how many for something that no file has."""
    late = sum(_state(one, standing) in LATE for one in told)
    lost = sum(one.for_kind is None for one in told)
    counted = (
        (len(told), trn("{n} dependency", "{n} dependencies", len(told))),
        (late, trn("{n} waits for something that is late or at risk", "{n} wait for something that is late or at risk", late)),
        (lost, tr("{n} for something that no file has")),
    )
    return "{}: {}, {}.".format(*(said.format(n=number(count)) for count, said in counted))


def _text(thing_id: str | None, named: str, standing: Standing) -> str:
    row = standing.get(thing_id) if thing_id else None
    if row is None:
        return named
    return row.key_result if isinstance(row, KeyResultStanding) else row.objective


def _state(one: Dependency, standing: Standing) -> str | None:
    row = standing.get(one.for_id) if one.for_id else None
    return row.status if row else None


def _status(one: Dependency, standing: Standing) -> str:
    state = _state(one, standing)
    if state:
        return status_and_shape(state)
    if one.for_kind is None:
        return tr("not found")
    return tr("could be several") if one.for_kind == "several" else ""


def _place(one: Dependency, standing: Standing) -> tuple[int, str, str]:
    state = _state(one, standing)
    rank = LATE.index(state) if state in LATE else len(LATE) + (one.for_kind is not None)
    return rank, one.unit or "~", one.named
