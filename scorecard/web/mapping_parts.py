"""Deciding on perspectives."""

from collections.abc import Sequence

import streamlit as st

from scorecard import desk
from scorecard.language import marked, retold, tr
from scorecard.measures import filters
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scores import ObjectiveMapping, Vote
from scorecard.web import parts, session, tables

WORD = {
    "person": marked("a person"),
    "file": marked("the file"),
    "rule": marked("the lexicon"),
    "classifier": marked("the classifier"),
    None: marked("nobody yet"),
}
TAKEN_BACK = ""
COLUMN = marked("column")
"""By what a file votes."""


def decide(rows: Sequence[ObjectiveMapping], held: PerspectiveSet) -> None:
    """Each objective with its perspective, who said so and why; and a form to decide."""
    if not rows:
        st.caption(tr("Nothing to decide here."))
        return
    parts.limited(rows)
    several = len({row.perspective for row in rows}) > 1
    tables.show(
        tables.used(
            [
                {
                    "Objective": row.objective,
                    "Unit": row.unit,
                    **({"Perspective": held.name_of(row.perspective)} if several else {}),
                    "Also": tables.also(row, held),
                    "Said by": tr(WORD[row.perspective_by]),
                    "Why": row.reason if row.perspective_by == "person" else retold(row.reason or ""),
                    "The file's word": row.perspective_word,
                    "Source": parts.place(row.file, row.sheet, row.row),
                }
                for row in rows[:500]
            ],
            "Also",
            "The file's word",
        ),
        key="mapping",
        alt=tr("Objectives with their perspective, who said so and why"),
        columns={"Why": st.column_config.TextColumn(width=tables.SENTENCE)},
        names=("Objective", "Why", "Source"),
        narrow=("Unit", "Also", "The file's word"),
    )
    with st.form("decision", border=True):
        labels = {row.objective_id: f"{row.objective} ({row.unit or tr('no unit')})" for row in rows[:500]}
        objective = st.selectbox(tr("Objective"), list(labels), format_func=lambda key: labels[key])
        # A form does not know which objective is chosen before it is sent, so nothing is proposed that does not hold for all of them.
        there = {row.perspective for row in rows}
        usual = next(iter(there)) if len(there) == 1 else None
        perspective = st.radio(
            tr("Perspective"),
            [*held.ids, TAKEN_BACK],
            index=held.ids.index(usual) if usual in held.ids else None,
            format_func=lambda key: parts.plain(held.name_of(key)) if key else tr("Take the earlier decision back"),
            horizontal=True,
        )
        row = st.container(horizontal=True, vertical_alignment="bottom")
        secondary = row.selectbox(
            tr("Also touches (listed, never counted)"),
            [None, *held.ids],
            format_func=lambda key: held.name_of(key) if key else tr("Nothing else"),
            width=320,
        )
        esg = row.checkbox(tr("Serves sustainability (ESG)"), width="content")
        told = st.text_input(tr("Reason (optional)"), max_chars=200)
        sent = st.form_submit_button(tr("Decide"))
        if sent and perspective is None:
            st.warning(tr("Choose the perspective where it belongs."))
        elif sent and objective:
            beside = (secondary, esg) if perspective else (None, None)
            session.act(desk.decide, objective, perspective or None, by=session.who(), reason=told, secondary=beside[0], esg=beside[1])
            st.rerun()
    if objective:
        with st.expander(tr("Votes on this objective")):
            for vote in session.ask(filters.votes, objective):
                kind, name = voter(vote)
                st.text(f"{vote.cast_at}  {kind} ({name}): {held.name_of(vote.perspective)}. {why(vote)}")


def voter(vote: Vote) -> tuple[str, str]:
    """What kind of voter it is, and which: a person by name, the lexicon by its version."""
    return tr(WORD.get(vote.voter, vote.voter)), tr(COLUMN) if vote.name == COLUMN else vote.name


def why(vote: Vote) -> str:
    """Why it was cast; what a person wrote stays as it is."""
    return vote.reason if vote.voter == "person" else retold(vote.reason)
