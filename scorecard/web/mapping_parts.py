"""Deciding on perspectives."""

from collections.abc import Sequence

import streamlit as st

from scorecard import desk
from scorecard.measures import filters
from scorecard.model.perspective import name_of, perspectives
from scorecard.model.scores import ObjectiveMapping
from scorecard.web import parts, session, tables

WORD = {
    "person": "a person",
    "file": "the file",
    "rule": "the lexicon",
    "classifier": "the classifier",
    None: "nobody yet",
}


def decide(rows: Sequence[ObjectiveMapping]) -> None:
    """Each objective with its perspective, who said so and why; and a form to decide."""
    if not rows:
        st.caption("Nothing to decide here.")
        return
    parts.limited(rows)
    tables.show(
        [
            {
                "Objective": row.objective,
                "Unit": row.unit,
                "Perspective": name_of(row.perspective),
                "Said by": WORD[row.perspective_by],
                "Why": row.reason,
                "The file's word": row.perspective_word,
                "Source": parts.place(row.file, row.sheet, row.row),
            }
            for row in rows[:500]
        ],
        key="mapping",
        alt="Objectives with their perspective, who said so and why",
    )
    with st.form("decision", border=True):
        labels = {row.objective_id: f"{row.objective} ({row.unit or 'no unit'})" for row in rows[:500]}
        objective = st.selectbox("Objective", list(labels), format_func=lambda key: labels[key])
        choices = [*perspectives(), None]
        perspective = st.radio(
            "Perspective",
            choices,
            format_func=lambda key: name_of(key) if key else "Take the earlier decision back",
            horizontal=True,
        )
        reason = st.text_input("Reason (optional)", max_chars=200)
        if st.form_submit_button("Decide") and objective:
            session.act(desk.decide, objective, perspective, by=session.who(), reason=reason)
            st.rerun()
    if objective:
        with st.expander("Votes on this objective"):
            for vote in session.ask(filters.votes, objective):
                st.text(f"{vote.cast_at}  {WORD.get(vote.voter, vote.voter)} ({vote.name}): {name_of(vote.perspective)}. {vote.reason}")
