"""What a reviewer reads: one objective with what everybody says about it, and the tests to decide by."""

import streamlit as st

from scorecard.mapping.run import verdict_on
from scorecard.measures import filters, review
from scorecard.model.perspective import ESG, PerspectiveSet
from scorecard.model.review import KeyResultGoal, Queued
from scorecard.web import parts, session
from scorecard.web.mapping_parts import WORD

STATE = {
    "unmapped": "○ unmapped",
    "disputed": "◆ disputed",
    "suggested": "◇ suggested",
    "named": "● named by the file",
    "decided": "★ decided",
}
"""Each state by shape and word."""
TESTS = (
    ("Is it money?", "Revenue, margin, cash, total cost or budget of the unit as a whole.", "financial"),
    ("Does somebody outside feel it?", "Those who receive or pay for the service: what they do, think and get.", "customer"),
    ("Is it how the work runs?", "Speed, quality, cost of one piece, safety, rules kept, or volume inside a process.", "internal_process"),
    ("Is it what makes the work possible?", "People, skills, knowledge, culture, data and systems.", "learning_growth"),
    ("Is it an effect on nature or society?", "Emissions, energy, waste, fairness.", ESG),
)
"""The decision tests of methodology §9.2, in the order in which to ask them, each with the perspective that a yes leads to."""


def decision_tests(held: PerspectiveSet) -> None:
    """What to ask oneself, in this order."""
    with st.container(border=True):
        st.markdown("**Which perspective?** Ask in this order; the first yes decides.")
        for number, (question, meaning, perspective) in enumerate(TESTS, start=1):
            st.markdown(f"**T{number}. {question}** {meaning}  \n→ {parts.plain(_answer(perspective, held))}")
        st.caption(
            "Judge by what the key results measure, not by the verb or the department. Where they point to different perspectives, "
            "the one with most weight counts and the other is touched as well; where none has more, it may be two objectives."
        )


def _answer(perspective: str, held: PerspectiveSet) -> str:
    if perspective == ESG and held.esg_is_tag:
        return f"{held.name_of('internal_process')}, and tick that it serves sustainability"
    return held.name_of(perspective) if perspective in held.ids else "none of this period's perspectives: take the closest"


def unheard(row: Queued) -> bool:
    """Whether nobody places the objective and the classifier has not been asked about it."""
    return row.perspective is None and row.classifier_reason is None


def ask_ahead(row: Queued) -> None:
    """Have the answers at hand that `card` and `said_before` will draw."""
    session.ask(review.goals, row.objective_id)
    session.ask(verdict_on, row.objective_id)
    session.ask(filters.votes, row.objective_id)


def card(row: Queued, at: int, count: int, held: PerspectiveSet) -> None:
    """The objective, its key results, where it comes from, and the voices."""
    with st.container(border=True):
        weight = "" if row.share is None else f" · {row.share:.1%} of the period's weight"
        st.caption(f"{at + 1:,} of {count:,} · {STATE[row.state]}{weight}")
        st.markdown(f"#### {parts.plain(row.objective)}")
        place = parts.cell_place(row.file, row.sheet, row.cell)
        told = (row.unit or "no unit", row.period or "no period", row.owner, place)
        st.caption(parts.plain(" · ".join(one for one in told if one)))
        goals = session.ask(review.goals, row.objective_id)
        st.markdown("\n".join(f"- {parts.plain(_goal_text(goal))}" for goal in goals) or "It has no key results.")
        st.markdown("  \n".join(_voices(row, held)))


def _goal_text(goal: KeyResultGoal) -> str:
    if goal.target is None:
        return goal.text
    start = "" if goal.baseline is None else f"{goal.baseline:.10g} → "
    return f"{goal.text} ({start}{goal.target:.10g}{' ' + goal.unit_of_measure if goal.unit_of_measure else ''})"


def _voices(row: Queued, held: PerspectiveSet) -> list[str]:
    """What people and the file say, what the words and the classifier suggest and why; Markdown."""

    def name(perspective: str | None) -> str:
        return parts.plain(held.name_of(perspective))

    lines = [_file_says(row, name(row.file_perspective))]
    if row.person_perspective:
        lines.append(f"**{parts.plain(row.person)}** decided: {name(row.person_perspective)}.")
    if row.rule_reason:
        lines.append(f"**The words** suggest {_what(row.rule_perspective, held)} {parts.plain(row.rule_reason)}{_closest(row, held)}")
    if row.classifier_reason:
        lines.append(f"**The classifier** suggests {_what(row.classifier_perspective, held)} {parts.plain(row.classifier_reason)}")
    elif unheard(row):
        lines.append("**The classifier** is being asked; the first time it has to learn from the examples it comes with.")
    return lines


def _file_says(row: Queued, name: str) -> str:
    if row.perspective_word is None:
        return "**The file** names no perspective."
    meaning = name if row.file_perspective else "no perspective that is known"
    return f"**The file** says “{parts.plain(row.perspective_word)}”: {meaning}."


def _what(perspective: str | None, held: PerspectiveSet) -> str:
    return f"{parts.plain(held.name_of(perspective))}." if perspective else "nothing."


def _closest(row: Queued, held: PerspectiveSet) -> str:
    """The perspective that comes next, where the words are sure of one; where they are not, their reason names the two closest."""
    verdict = session.ask(verdict_on, row.objective_id)
    if verdict is None or verdict.second is None or verdict.perspective is None:
        return ""
    return f" Next closest: {parts.plain(held.name_of(verdict.second))}."


def said_before(objective_id: str, held: PerspectiveSet) -> None:
    """Every vote on the objective, newest first: when, who, what, why."""
    votes = session.ask(filters.votes, objective_id)
    with st.expander(f"History of its votes ({len(votes):,})"):
        st.markdown(
            "\n".join(
                f"- {vote.cast_at[:16].replace('T', ' ')} UTC · **{WORD.get(vote.voter, vote.voter)}** ({parts.plain(vote.name)}): "
                f"{parts.plain(held.name_of(vote.perspective)) if vote.perspective else 'no perspective'}. {parts.plain(vote.reason)}"
                for vote in votes
            )
            or "Nobody has voted on it."
        )
