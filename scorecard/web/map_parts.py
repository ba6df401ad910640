"""The pieces of the strategy map's page: the map, the tree, what was picked, and the form for links."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import streamlit as st

from scorecard import desk
from scorecard.charts import alignment as tree
from scorecard.charts import strategy_map as charts
from scorecard.charts import words
from scorecard.charts.words import status_and_shape
from scorecard.language import day_and_time, marked, number, tr, trn
from scorecard.measures import progress
from scorecard.measures import strategy as measures
from scorecard.model.explain import Node
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.model.scores import ObjectiveScore
from scorecard.model.strategy import EFFECTS, KINDS, MOST_DRAWN, MOST_OBJECTIVES, StrategyLink, leading_nowhere, without_driver
from scorecard.web import drill, parts, session, tables
from scorecard.web.drawing import drawing

VIEWS = {"causes": marked("Cause and effect"), "alignment": marked("Alignment"), "dependencies": marked("Dependencies")}
KIND = {
    "hypothesis": marked("A hypothesis: the one should move the other"),
    "definitional": marked("A definition: the one is part of the other"),
    "enables": marked("Enables: the one makes the other possible"),
}
EFFECT = {"raises": marked("raises"), "lowers": marked("lowers")}
PICKED = "map_picked"


def view_name(view: str) -> str:
    return tr(VIEWS[view])


def causes(scope: Scope, objectives: Sequence[ObjectiveScore], links: Sequence[StrategyLink], held: PerspectiveSet) -> None:
    """The map, and what is missing on it."""
    placed = [row for row in objectives if row.perspective in held.ids]
    if not placed:
        st.info(tr("No objective of this selection has a perspective yet. Decide on the Perspectives page."))
        return
    drawn = _drawn(placed, links)
    if drawn:
        told = charts.strategy_map_in_words(drawn, links, held)
        _remember(drawing(charts.strategy_map(drawn, links, held, session.recall(PICKED)), key="map", alt=told))
        if links:
            arrows = tr("An arrow leads from what drives to what it moves. Whole: a hypothesis. Dotted: a definition. Dashed: it enables.")
            st.caption(arrows)
        _invite(drawn)
    if links:
        shown = {row.objective_id for row in placed}
        ranks = {key: rank for key, rank in session.ask(measures.ranks, scope).items() if key in shown}
        undriven, nowhere = without_driver(ranks, links), leading_nowhere(ranks, links)
        top = trn("{n} objective at the top has no driver", "{n} objectives at the top have no driver", len(undriven))
        below = trn("{n} in the lower half leads nowhere", "{n} in the lower half lead nowhere", len(nowhere))
        st.caption(f"{top.format(n=number(len(undriven)))}; {below.format(n=number(len(nowhere)))}.")


def _drawn(placed: Sequence[ObjectiveScore], links: Sequence[StrategyLink]) -> Sequence[ObjectiveScore]:
    """Those that stand on the map, which says so where they are not all, or too many."""
    if len(placed) > MOST_DRAWN:
        touched = {key for one in links for key in (one.from_objective_id, one.to_objective_id)}
        drawn = [row for row in placed if row.objective_id in touched]
        told = tr("{n} objectives are too many for one map, so only those that a link touches are drawn: choose a unit in the sidebar.")
        none = tr("{n} objectives are too many for one map, and no link touches them yet: choose a unit in the sidebar.")
        st.info((told if drawn else none).format(n=number(len(placed))))
        return drawn
    if len(placed) > MOST_OBJECTIVES:
        st.caption(tr("{n} objectives on one map. Beyond {most} nobody can explain it: choose a unit in the sidebar.").format(
            n=number(len(placed)), most=number(MOST_OBJECTIVES)))  # fmt: skip
    return placed


def alignment(scope: Scope, objectives: Sequence[ObjectiveScore], held: PerspectiveSet) -> None:
    """Units below units with their objectives, and what each serves."""
    chosen = {row.objective_id: row for row in objectives}
    told = [one for one in session.ask(measures.alignments, scope) if one.objective_id in chosen]
    listed = len(told) <= tree.MOST_LISTED
    places = session.ask(measures.unit_places)
    drawn = tree.alignment_tree(places, told, chosen, held, listed=listed)
    _remember(drawing(drawn, key="tree", alt=tree.alignment_tree_in_words(told)))
    if listed:
        _invite(objectives)
    else:
        st.caption(tr("Units with how many objectives they have. Choose one in the sidebar to see its objectives."))
    below = {one.unit for one in places if one.parent}
    loose = sum(one.named is None and one.unit in below for one in told)
    lost = sum(one.named is not None and one.parent_objective is None for one in told)
    if not any(one.named for one in told):
        st.caption(tr("No file names what its objectives serve. A column “Parent objective” tells it."))
    elif loose or lost:
        said = [
            trn(
                "{n} objective of a unit below another names none that it serves",
                "{n} objectives of units below others name none that they serve",
                loose,
            ),
            trn("{n} names one that is not found", "{n} name one that is not found", lost),
        ]
        counted = [text.format(n=number(n)) for text, n in zip(said, (loose, lost), strict=True) if n]
        st.caption("{}. {}".format("; ".join(counted), tr("Ask: which objective above would miss it, if it were not reached?")))


def _invite(objectives: Sequence[ObjectiveScore]) -> None:
    notes = []
    if session.recall(PICKED) is None:
        notes.append(tr("Click an objective to see how it stands."))
    if any(row.score is not None and not row.enough for row in objectives):
        notes.append(tr("“?” means that too little is known."))
    if notes:
        st.caption(" ".join(notes))


def _remember(picked: str | None) -> None:
    """What is clicked twice is let go."""
    if picked is not None:
        session.remember(PICKED, None if picked == session.recall(PICKED) else picked)
        st.rerun()


def picked_objective(scope: Scope, objectives: Sequence[ObjectiveScore], links: Sequence[StrategyLink], held: PerspectiveSet) -> None:
    """The objective that was clicked, if any: how it stands, what it is linked to, its key results."""
    row = next((one for one in objectives if one.objective_id == session.recall(PICKED)), None)
    if row is None:
        return
    texts = {one.objective_id: one.objective for one in objectives}
    st.header(parts.plain(row.objective))
    st.markdown(f"{status_and_shape(row.status)} · {parts.score_text(row.score, enough=row.enough)} · {parts.plain(row.unit or '')}")
    for one in links:
        if one.to_objective_id == row.objective_id and one.from_objective_id in texts:
            st.markdown(tr("Driven by: {objective}").format(objective=parts.plain(texts[one.from_objective_id])))
        if one.from_objective_id == row.objective_id and one.to_objective_id in texts:
            st.markdown(tr("Drives: {objective}").format(objective=parts.plain(texts[one.to_objective_id])))
    drill.link(Node("objective", row.unit, row.perspective, row.objective_id))
    found = session.ask(progress.key_results, replace(scope, perspective=None))
    tables.key_results([one for one in found if one.objective_id == row.objective_id], key="picked")


def draw_a_link(objectives: Sequence[ObjectiveScore], held: PerspectiveSet) -> None:
    """The form for a new link."""
    placed = {row.objective_id: row for row in objectives if row.perspective in held.ids}
    if len(placed) < 2:
        return
    order = sorted(placed, key=lambda key: (held.place_of(placed[key].perspective), placed[key].objective))
    picked = session.recall(PICKED)

    def name(key: str) -> str:
        return f"{held.name_of(placed[key].perspective)}: {placed[key].objective}"

    place = st.expander(tr("Draw a link"))
    drivers = moved = order
    if len(order) > MOST_DRAWN:
        units = sorted({placed[key].unit or "" for key in order})
        left, right = place.columns(2)
        one = left.selectbox(tr("Unit of the driver"), units, format_func=lambda unit: words.unit(unit or None))
        other = right.selectbox(tr("Unit of what it drives"), units, format_func=lambda unit: words.unit(unit or None))
        drivers, moved = ([key for key in order if (placed[key].unit or "") == unit] for unit in (one, other))
    with place, st.form("link", border=False, clear_on_submit=True):
        at = drivers.index(picked) if picked in drivers else len(drivers) - 1
        source = st.selectbox(tr("This objective drives"), drivers, index=at, format_func=name)
        target = st.selectbox(tr("this one"), moved, format_func=name)
        left, middle, right = st.columns([3, 1, 1])
        kind = left.selectbox(tr("What the link claims"), KINDS, format_func=lambda one: tr(KIND[one]))
        effect = middle.selectbox(tr("More of the one"), EFFECTS, format_func=lambda one: tr(EFFECT[one]))
        lag = right.number_input(tr("Shows after weeks"), 0, 520, None, step=1)
        why = st.text_input(tr("Why it should, in a sentence"), max_chars=300)
        if st.form_submit_button(tr("Draw it")) and source and target:
            session.act(
                desk.draw_link, source, target, by=session.who(), kind=kind or KINDS[0], effect=effect or EFFECTS[0],
                lag_weeks=None if lag is None else int(lag), rationale=why.strip() or None,
            )  # fmt: skip
            if (source, target) in {(one.from_objective_id, one.to_objective_id) for one in session.ask(measures.links, _everywhere())}:
                st.rerun()


def _everywhere() -> Scope:
    return Scope(session.today())


def links_table(links: Sequence[StrategyLink], objectives: Sequence[ObjectiveScore]) -> None:
    """Every link between what is shown, each with a button that takes it off."""
    texts = {row.objective_id: row.objective for row in objectives}
    shown = [one for one in links if one.from_objective_id in texts and one.to_objective_id in texts]
    if not shown:
        st.caption(tr("No link has been drawn yet."))
        return
    with st.expander(tr("Links on this map")):
        for one in shown:
            weeks = one.lag_weeks
            lag = "" if weeks is None else trn("after {n} week", "after {n} weeks", weeks).format(n=number(weeks))
            who = f"{one.said_by}, {day_and_time(datetime.fromisoformat(one.said_at))} UTC"
            said = " · ".join(part for part in (tr(KIND[one.kind]), lag, one.rationale, who) if part)
            effect = f"**{tr(EFFECT[one.effect])}**"
            source, target = (parts.plain(texts[key]) for key in (one.from_objective_id, one.to_objective_id))
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"{source} {effect} {target}  \n{parts.plain(said)}")
                pressed = st.button(tr("Take off"), key=f"off-{one.from_objective_id}-{one.to_objective_id}")
            if pressed:
                session.act(desk.take_off_link, one.from_objective_id, one.to_objective_id, by=session.who())
                st.rerun()
