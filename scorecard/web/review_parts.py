"""Reviewing objectives one after the other, with the mouse or with the keys alone."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from scorecard import desk
from scorecard.language import day_and_time, marked, number, percent, tr, trn
from scorecard.mapping.alike import alike
from scorecard.measures import review
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.review import Alike, Queued
from scorecard.model.scope import Scope
from scorecard.web import learning_parts, parts, review_card, session

SHOWN = {
    "open": marked("To decide"),
    "unmapped": marked("Unmapped"),
    "disputed": marked("Disputed"),
    "suggested": marked("Suggestions only"),
    "decided": marked("Decided"),
    "every": marked("All"),
}
EMPTY = {
    "open": marked("Nothing is left to decide: every objective of this selection stands in a perspective, and nobody disagrees."),
    "unmapped": marked("Every objective of this selection stands in a perspective."),
    "disputed": marked("Nobody disagrees about an objective of this selection."),
    "suggested": marked("No objective of this selection stands on a suggestion alone."),
    "decided": marked("No person has decided here yet."),
    "every": marked("No objective of this selection counts."),
}
QUEUE, TESTS = 600, 300
"""Pixels that the queue and the tests beside it need; where a page is narrower the tests stand below."""
ASKED = 50
"""Objectives about which the classifier is asked at once."""
LOOK_AGAIN = 1.0
"""Seconds after which a page that waits for what it has begun looks again."""
KEYS = marked("Keys: a number decides, S puts off, U undoes, J and K or → and ← move, A ticks the alike ones. Tab leaves a text field.")


@st.fragment
def reviewing(scope: Scope, held: PerspectiveSet) -> None:
    """The queue, and below it what may be learned from its decisions. After a key only this runs again."""
    row = st.container(horizontal=True, gap="large")
    left, right = row.container(width=QUEUE), row.container(width=TESTS)
    with left:
        shown = _queue(scope, held)
    with right:
        review_card.decision_tests(held)
    learning_parts.learning()
    if shown and review_card.unheard(shown[0]):
        _ask_classifier(scope, shown)


def _queue(scope: Scope, held: PerspectiveSet) -> Sequence[Queued]:
    """How far the review has come, one objective at a time, and its decision. That objective and those that come next."""
    rows = session.ask(review.queue, scope)
    picked = st.segmented_control(
        tr("Show"),
        list(SHOWN),
        default="open",
        format_func=lambda key: tr(SHOWN[key]),
        key="shown",
        label_visibility="collapsed",
        bind="query-params",
    )
    shown = _within(rows, picked or "open")
    at = _place(shown)
    _ask_ahead(scope, shown[at] if shown else None)
    _progress(scope)
    if not shown:
        st.success(tr(EMPTY[picked or "open"]))
        _undo_button(held)
        return ()
    session.remember("review_at", shown[at].objective_id)
    session.remember("review_ids", [row.objective_id for row in shown])
    review_card.card(shown[at], at, len(shown), held)
    others = session.ask(alike, shown[at].objective_id)
    _decide_buttons(shown[at].objective_id, others, held)
    _alike_boxes(others, held)
    review_card.said_before(shown[at].objective_id, held)
    return shown[at:]


def _ask_classifier(scope: Scope, shown: Sequence[Queued]) -> None:
    """About the objective shown and those that come next, for it answers many nearly as fast as one.

    The first time in a store takes some seconds; meanwhile the objective can be read and decided.
    """
    ids = [row.objective_id for row in shown if review_card.unheard(row)][:ASKED]
    if not session.begin(desk.suggest, ids):
        told_later()
    elif not any(row.objective_id == ids[0] and review_card.unheard(row) for row in session.ask(review.queue, scope)):
        st.rerun()


@st.fragment(run_every=LOOK_AGAIN)
def told_later() -> None:
    """Show the page anew when what it has begun is done."""
    if not session.pending(desk.suggest) and not session.pending(desk.hear):
        st.rerun()


def _ask_ahead(scope: Scope, row: Queued | None) -> None:
    """Answer all that will be drawn before any of it is, so that an objective and its buttons come together and no key is lost between."""
    session.ask(review.tally, scope)
    session.ask(desk.learning)
    session.ask(review.last_decision, session.who())
    if row:
        review_card.ask_ahead(row)
        session.ask(alike, row.objective_id)


def _progress(scope: Scope) -> None:
    told = session.ask(review.tally, scope)
    if told is None:
        return
    due = told.open + told.decided
    text = (
        tr("{decided} of {due} decided ({unmapped} unmapped, {disputed} disputed); {share} of the weight mapped")
        if told.open
        else tr("{decided} of {due} decided; {share} of the weight mapped")
    )
    counts = {"decided": told.decided, "due": due, "unmapped": told.unmapped, "disputed": told.open - told.unmapped}
    said = text.format(share=parts.percent(told.mapped_share), **{name: number(count) for name, count in counts.items()})
    st.progress(told.decided / due if due else 1.0, text=said)


def _within(rows: Sequence[Queued], shown: str) -> list[Queued]:
    """The rows of one filter; what was put off comes last."""
    wanted = [row for row in rows if shown == "every" or (row.open if shown == "open" else row.state == shown)]
    later = session.recall("review_later") or {}
    return sorted(wanted, key=lambda row: later.get(row.objective_id, 0))


def _place(shown: Sequence[Queued]) -> int:
    """Where the reviewer stands: at the objective last moved to, or at the first."""
    at = session.recall("review_at")
    return next((place for place, row in enumerate(shown) if row.objective_id == at), 0)


def _decide_buttons(objective_id: str, others: Sequence[Alike], held: PerspectiveSet) -> None:
    """A button and a key for each perspective, and for moving about."""
    together = 1 + len(_ticked(others))
    if together > 1:
        st.caption(tr("Decides {together} objectives together.").format(together=number(together)))
    with st.container(horizontal=True, key="choices"):
        for place, key in enumerate(held.ids, start=1):
            given = (objective_id, key, others)
            st.button(parts.plain(held.name_of(key)), key=f"{key}_{objective_id}", shortcut=str(place), on_click=_decide, args=given)
    # The reason comes last: whoever leaves it with Tab stands on a button, where the keys decide again.
    beside = st.container(horizontal=True, vertical_alignment="bottom")
    beside.selectbox(
        tr("Also touches (not counted)"),
        [None, *held.ids],
        format_func=lambda key: held.name_of(key) if key else tr("Nothing else"),
        placeholder=tr("Nothing else"),  # Shown when a decision has emptied the field.
        key="review_secondary",
        width=180,
    )
    beside.checkbox(tr("Sustainability (ESG)"), key="review_esg", width="content")
    beside.text_input(tr("Reason (optional)"), key="review_reason", max_chars=200, placeholder=tr("Why it belongs there"), width=200)
    with st.container(horizontal=True, key="moves"):
        st.button(tr("Later"), key=f"later_{objective_id}", shortcut="S", on_click=_put_off, args=(objective_id,))
        _undo_button(held)
        st.button(tr("Previous"), key="previous", shortcut="K", on_click=_move, args=(-1,))
        st.button(tr("Next"), key="next", shortcut="J", on_click=_move, args=(1,))
    with st.container(key="arrows"):  # The arrows do what Previous and Next do; a button bears one key, and these need not be seen.
        st.html("<style>.st-key-arrows {display: none}</style>")
        st.button(tr("Previous"), key="left", shortcut="Left", on_click=_move, args=(-1,))
        st.button(tr("Next"), key="right", shortcut="Right", on_click=_move, args=(1,))
    st.caption(tr(KEYS))


def _undo_button(held: PerspectiveSet) -> None:
    """Takes back this person's newest decision that still holds, whenever it was made; the button tells which one."""
    last = session.ask(review.last_decision, session.who())
    told = None
    if last:
        told = trn(
            "Takes back {perspective} for “{objective}” ({time} UTC)",
            "Takes back {perspective} for “{objective}” and {more} more ({time} UTC)",
            last.objectives,
        ).format(
            perspective=held.name_of(last.perspective),
            objective=last.objective,
            more=number(last.objectives - 1),
            time=day_and_time(datetime.fromisoformat(last.decided_at)),
        )
    st.button(
        tr("Undo"), key="take_back", shortcut="U", disabled=last is None, help=parts.plain(told) if told else None, on_click=_take_back
    )


def _alike_boxes(others: Sequence[Alike], held: PerspectiveSet) -> None:
    """Objectives of nearly the same words, to be decided together; the decided ones show how that went."""
    if not others:
        return
    open_ones = [one for one in others if one.state != "decided"]
    with st.container(border=True):
        st.markdown(tr("**Alike texts ({others})**: tick those to decide together with this one.").format(others=number(len(others))))
        if open_ones:
            every = len(_ticked(others)) == len(open_ones)
            label = tr("Tick none") if every else tr("Tick all {n}").format(n=number(len(open_ones)))
            st.button(label, key="tick", shortcut="A", on_click=_tick, args=(others, not every))
        for one in others:
            alike = tr("{share} alike").format(share=percent(one.likeness / 100))
            where = " · ".join((one.unit or tr("no unit"), one.period or tr("no period"), held.name_of(one.perspective), alike))
            if one.state == "decided":
                st.caption(parts.plain(tr("★ {objective} ({where}, decided)").format(objective=one.objective, where=where)))
            else:
                st.checkbox(parts.plain(f"{one.objective} ({where})"), key=_box(one))


def _box(one: Alike) -> str:
    return f"alike_{one.objective_id}"


def _ticked(others: Sequence[Alike]) -> list[str]:
    return [one.objective_id for one in others if one.state != "decided" and session.recall(_box(one))]


def _tick(others: Sequence[Alike], ticked: bool) -> None:
    for one in others:
        session.remember(_box(one), ticked and one.state != "decided")


def _decide(objective_id: str, perspective: str, others: Sequence[Alike]) -> None:
    if not _still_shown(objective_id):
        return
    told = {"reason": session.recall("review_reason") or "", "secondary": session.recall("review_secondary")}
    esg = session.recall("review_esg") or (False if told["secondary"] else None)
    session.act(desk.decide_together, [objective_id, *_ticked(others)], perspective, by=session.who(), esg=esg, **told)
    for key, blank in (("review_reason", ""), ("review_secondary", None), ("review_esg", False)):
        session.remember(key, blank)
    _tick(others, ticked=False)
    _move(1)


def _put_off(objective_id: str) -> None:
    """To the end of the queue, for this session."""
    if _still_shown(objective_id):
        later = session.recall("review_later") or {}
        session.remember("review_later", {**later, objective_id: len(later) + 1})
        _move(1)


def _still_shown(objective_id: str) -> bool:
    """Whether a press means what the reviewer sees: a second one may come before the next objective is there."""
    return bool(session.recall("review_at") == objective_id)


def _move(step: int) -> None:
    ids = session.recall("review_ids")
    session.remember("review_at", ids[(ids.index(session.recall("review_at")) + step) % len(ids)])


def _take_back() -> None:
    found = session.act(desk.take_back, by=session.who())
    if found:
        session.remember("review_at", sorted(found)[0])
