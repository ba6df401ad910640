"""What the classifier has learned from people's decisions, what learning anew would change, and the button that lets it."""

from collections.abc import Sequence

import streamlit as st

from scorecard import desk
from scorecard.language import marked, number, retold, tr, trn
from scorecard.measures import perspectives
from scorecard.model.learning import Learning, PerspectiveChange
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import NONE, Scope
from scorecard.web import parts, session, tables


def learning() -> None:
    """How the classifier stands; first what learning would change, then, for exactly that, the button that does it."""
    standing = session.ask(desk.learning)
    st.header(tr("What learning would change"))
    for sentence in standing.told():
        st.markdown(parts.plain(sentence))
    _outcome()
    if not standing.known:
        st.caption(
            tr("It learns from what people decide here and in workshops. Nothing is learned before you have seen what it would change.")
        )
        return
    if not standing.outdated:
        return
    if st.button(tr("See what learning would change"), key="foresee_learning"):
        with st.spinner(tr("Learning on trial …")):
            changes = session.make(desk.retraining_preview)
            session.remember("foreseen_learning", (session.version(), changes))
    foreseen = session.recall("foreseen_learning")
    if foreseen is None or foreseen[0] != session.version():
        st.caption(tr("Nothing is learned before you have seen what it would change."))
        return
    _foreseen(standing, foreseen[1])


def _foreseen(standing: Learning, changes: Sequence[PerspectiveChange]) -> None:
    if changes:
        told = trn("{n} objective would change: {how}.", "{n} objectives would change: {how}.", len(changes))
        said = told.format(n=number(len(changes)), how=_how(changes))
        st.markdown(tr("**{told}** What people, files and the lexicon say stays as it is.").format(told=said))
        _table(changes, "foreseen_changes")
    else:
        st.info(
            tr("No objective would change its perspective. Learning would only make its suggestions anew, by what people decided.")
            if standing.threshold is None
            else tr("No objective would change its perspective. What comes with the next import would be judged by what people decided.")
        )
    st.button(tr("Learn from the decisions"), key="learn", type="primary", on_click=_learn)


def _learn() -> None:
    done = session.act(desk.retrain, by=session.who())
    if done is not None:
        session.remember("learned", (session.version(), done))


def _outcome() -> None:
    """What learning did, until the store changes again."""
    done = session.recall("learned")
    if done is None or done[0] != session.version():
        return
    changes = done[1]
    if changes:
        told = trn("Learned. {n} objective changed: {how}.", "Learned. {n} objectives changed: {how}.", len(changes))
        st.success(told.format(n=number(len(changes)), how=_how(changes)))
    else:
        st.success(tr("Learned. No objective changed its perspective; the suggestions are made anew."))
    _table(changes, "learned_changes")


def _how(changes: Sequence[PerspectiveChange]) -> str:
    """How objectives change, and how many in which way."""
    newly = sum(one.before is None for one in changes)
    lost = sum(one.after is None for one in changes)
    counts = {
        marked("{n} placed that were unmapped"): newly,
        marked("{n} moved to another perspective"): len(changes) - newly - lost,
        marked("{n} unmapped again, for it is no longer sure"): lost,
    }
    return ", ".join(tr(what).format(n=number(count)) for what, count in counts.items() if count)


def _table(changes: Sequence[PerspectiveChange], key: str) -> None:
    parts.limited(changes, tables.MOST)
    sets = {one.period: _held(one.period) for one in changes[: tables.MOST]}
    tables.show(
        [
            {
                "Objective": one.objective,
                "Unit": one.unit,
                "Period": one.period,
                "Before": sets[one.period].name_of(one.before),
                "After": sets[one.period].name_of(one.after),
                "Confidence": tables.in_percent(one.confidence),
                "Why": retold(one.reason),
            }
            for one in changes[: tables.MOST]
        ],
        key=key,
        alt=tr("Objectives with the perspective before and after learning, its confidence and reason"),
        columns={
            "Why": st.column_config.TextColumn(width=tables.SENTENCE),
            "Confidence": tables.PERCENT,
        },
        names=("Objective", "Why"),
        narrow=("Unit", "Before", "After"),
    )


def _held(period: str | None) -> PerspectiveSet:
    """The perspectives by which objectives of a period are named."""
    return session.ask(perspectives.perspective_set, Scope(session.today(), period or NONE))
