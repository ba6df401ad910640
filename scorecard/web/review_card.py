"""What a reviewer reads: one objective with what everybody says about it, and the tests to decide by."""

import streamlit as st

from scorecard.language import figure, marked, number, percent, retold, tr
from scorecard.mapping.run import verdict_on
from scorecard.measures import filters, review
from scorecard.model.perspective import ESG, PerspectiveSet
from scorecard.model.review import KeyResultGoal, Queued
from scorecard.model.scores import Vote
from scorecard.web import parts, session
from scorecard.web.mapping_parts import voter, why

STATE = {
    "unmapped": marked("○ unmapped"),
    "disputed": marked("◆ disputed"),
    "suggested": marked("◇ suggested"),
    "named": marked("● named by the file"),
    "decided": marked("★ decided"),
}
"""Each state by shape and word."""
TESTS = (
    (marked("Is it money?"), marked("Revenue, margin, cash, total cost or budget of the unit as a whole."), "financial"),
    (
        marked("Does somebody outside feel it?"),
        marked("Those who receive or pay for the service: what they do, think and get."),
        "customer",
    ),
    (
        marked("Is it how the work runs?"),
        marked("Speed, quality, cost of one piece, safety, rules kept, or volume inside a process."),
        "internal_process",
    ),
    (marked("Is it what makes the work possible?"), marked("People, skills, knowledge, culture, data and systems."), "learning_growth"),
    (marked("Is it an effect on nature or society?"), marked("Emissions, energy, waste, fairness."), ESG),
)
"""The decision tests of methodology §9.2, in the order in which to ask them, each with the perspective that a yes leads to."""


def decision_tests(held: PerspectiveSet) -> None:
    """What to ask oneself, in this order."""
    with st.container(border=True):
        st.markdown(tr("**Which perspective?** Ask in this order; the first yes decides."))
        for place, (question, meaning, perspective) in enumerate(TESTS, start=1):
            st.markdown(f"**T{place}. {tr(question)}** {tr(meaning)}  \n→ {parts.plain(_answer(perspective, held))}")
        st.caption(
            tr(
                "Judge by what the key results measure, not by the verb or the department. Where they point to different perspectives, "
                "the one with most weight counts and the other is touched as well; where none has more, it may be two objectives."
            )
        )


def _answer(perspective: str, held: PerspectiveSet) -> str:
    if perspective == ESG and held.esg_is_tag:
        return tr("{perspective}, and tick that it serves sustainability").format(perspective=held.name_of("internal_process"))
    return held.name_of(perspective) if perspective in held.ids else tr("none of this period's perspectives: take the closest")


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
        told = [tr("{at} of {count}").format(at=number(at + 1), count=number(count)), tr(STATE[row.state])]
        if row.share is not None:
            told.append(tr("{share} of the period's weight").format(share=percent(row.share, 1)))
        st.caption(" · ".join(told))
        st.markdown(f"## {parts.plain(row.objective)}")
        place = parts.cell_place(row.file, row.sheet, row.cell)
        where = (row.unit or tr("no unit"), row.period or tr("no period"), row.owner, place)
        st.caption(parts.plain(" · ".join(one for one in where if one)))
        goals = session.ask(review.goals, row.objective_id)
        st.markdown("\n".join(f"- {parts.plain(_goal_text(goal))}" for goal in goals) or tr("It has no key results."))
        st.markdown("  \n".join(_voices(row, held)))


def _goal_text(goal: KeyResultGoal) -> str:
    if goal.target is None:
        return goal.text
    start = "" if goal.baseline is None else f"{figure(goal.baseline)} → "
    return f"{goal.text} ({start}{figure(goal.target)}{' ' + goal.unit_of_measure if goal.unit_of_measure else ''})"


def _voices(row: Queued, held: PerspectiveSet) -> list[str]:
    """What people and the file say, what the words and the classifier suggest and why; Markdown."""

    def name(perspective: str | None) -> str:
        return parts.plain(held.name_of(perspective))

    lines = [_file_says(row, name(row.file_perspective))]
    if row.person_perspective:
        told = tr("**{person}** decided: {perspective}.")
        lines.append(told.format(person=parts.plain(row.person), perspective=name(row.person_perspective)))
    if row.rule_reason:
        told = tr("**The words** suggest {perspective}. {reason}")
        said = told.format(perspective=_what(row.rule_perspective, held), reason=parts.plain(retold(row.rule_reason)))
        lines.append(said + _closest(row, held))
    if row.classifier_reason:
        told = tr("**The classifier** suggests {perspective}. {reason}")
        said = parts.plain(retold(row.classifier_reason))
        lines.append(told.format(perspective=_what(row.classifier_perspective, held), reason=said))
    elif unheard(row):
        lines.append(tr("**The classifier** is being asked; the first time it has to learn from the examples it comes with."))
    return lines


def _file_says(row: Queued, name: str) -> str:
    if row.perspective_word is None:
        return tr("**The file** names no perspective.")
    meaning = name if row.file_perspective else tr("no perspective that is known")
    return tr("**The file** says “{word}”: {meaning}.").format(word=parts.plain(row.perspective_word), meaning=meaning)


def _what(perspective: str | None, held: PerspectiveSet) -> str:
    return parts.plain(held.name_of(perspective)) if perspective else tr("nothing")


def _closest(row: Queued, held: PerspectiveSet) -> str:
    """The perspective that comes next, where the words are sure of one; where they are not, their reason names the two closest."""
    verdict = session.ask(verdict_on, row.objective_id)
    if verdict is None or verdict.second is None or verdict.perspective is None:
        return ""
    return " " + tr("Next closest: {perspective}.").format(perspective=parts.plain(held.name_of(verdict.second)))


def said_before(objective_id: str, held: PerspectiveSet) -> None:
    """Every vote on the objective, newest first: when, who, what, why."""
    votes = session.ask(filters.votes, objective_id)
    with st.expander(tr("History of its votes ({votes})").format(votes=number(len(votes)))):
        st.markdown("\n".join(_vote(vote, held) for vote in votes) or tr("Nobody has voted on it."))


def _vote(vote: Vote, held: PerspectiveSet) -> str:
    kind, name = voter(vote)
    perspective = parts.plain(held.name_of(vote.perspective)) if vote.perspective else tr("no perspective")
    at = vote.cast_at[:16].replace("T", " ")
    return f"- {at} UTC · **{kind}** ({parts.plain(name)}): {perspective}. {parts.plain(why(vote))}"
