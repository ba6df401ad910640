"""What a participant of a workshop sees: a welcome, one objective after the other, and the end. Names and texts are people's text."""

import hashlib
from collections.abc import Sequence

import streamlit as st

from scorecard import desk
from scorecard.language import marked, tr, trn
from scorecard.measures import workshops
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.workshop import Laid, Person, WorkshopRecord
from scorecard.web import parts, session

NOT_SURE = marked("Not sure")
AT = "sorting_at"
"""Where in the list the session stands; forgotten, the first objective that is not sorted yet."""


def workshop() -> WorkshopRecord | None:
    """The workshop of the link."""
    token = st.query_params.get("workshop")
    return session.ask(workshops.workshop_by_token, token) if token else None


def participant(record: WorkshopRecord) -> Person | None:
    """The participant of the link; None before somebody has said a name."""
    token = st.query_params.get("as")
    return session.ask(workshops.person_by_token, record.workshop_id, token) if token else None


def welcome(record: WorkshopRecord) -> None:
    """Ask for a name and a department; the link then knows who goes on."""
    _greeting(record)
    with st.form("join"):
        name = st.text_input(tr("Your name or an alias"), max_chars=60, key="name")
        department = _department(record, None)
        if st.form_submit_button(tr("Begin"), type="primary"):
            if not name.strip():
                st.error(tr("Please give a name or an alias."))
                return
            token = session.act(desk.join, record.workshop_id, name, department)
            if token:
                st.query_params["as"] = token
                st.rerun()
    st.caption(tr("With the same name you can go on later, or on another device."))


def welcome_named(record: WorkshopRecord, person: Person) -> None:
    """Somebody whom the facilitator named comes for the first time."""
    _greeting(record)
    with st.form("enter"):
        st.markdown(tr("You take part as **{person}**.").format(person=parts.plain(person.name)))
        department = _department(record, person.department)
        if st.form_submit_button(tr("Begin"), type="primary"):
            session.act(desk.enter, record.workshop_id, person.participant_id, department)
            st.rerun()


def thanks(record: WorkshopRecord, person: Person) -> None:
    st.title(parts.plain(record.name))
    st.success(
        trn(
            "Thank you, {person}. You have sorted {n} objective; you may close this page.",
            "Thank you, {person}. You have sorted {n} objectives; you may close this page.",
            person.answered,
        ).format(person=parts.plain(person.name), n=person.answered)
    )


def closed(record: WorkshopRecord) -> None:
    st.title(parts.plain(record.name))
    st.info(tr("This workshop is closed. What was answered is kept."))


def sort(record: WorkshopRecord, person: Person) -> None:
    """One objective at a time, and in the end all of them to look through."""
    objectives = in_own_order(session.ask(workshops.laid, record.workshop_id), person.token)
    answers = session.ask(workshops.answers, record.workshop_id, person.participant_id)
    held = session.ask(workshops.held, record.workshop_id)
    at = session.recall(AT)
    if at is None:
        at = next((place for place, one in enumerate(objectives) if one.objective_id not in answers), len(objectives))
    st.caption(f"{parts.plain(record.name)} · {parts.plain(person.name)}")
    st.progress(
        len(answers) / max(len(objectives), 1),
        text=tr("{at} of {count} sorted").format(at=len(answers), count=len(objectives)),
    )
    if at < len(objectives):
        _one(record, person, objectives, answers, held[objectives[at].period], at)
    else:
        _all(record, person, objectives, answers, held)


def in_own_order(objectives: Sequence[Laid], token: str) -> list[Laid]:
    """As good as random, another for each participant, and always the same for one."""
    return sorted(objectives, key=lambda one: hashlib.sha256(f"{token} {one.objective_id}".encode()).digest())


def _greeting(record: WorkshopRecord) -> None:
    st.title(parts.plain(record.name))
    st.write(
        tr(
            "You will see {n} objectives, one at a time. Put each into the perspective of the Balanced Scorecard where "
            "you think it belongs. There is no right answer to find: say what you think, without asking others."
        ).format(n=record.objectives)
    )


def _department(record: WorkshopRecord, known: str | None) -> str | None:
    """Those of the workshop's objectives are offered; any other may be typed."""
    units = {one.unit for one in session.ask(workshops.laid, record.workshop_id) if one.unit} | ({known} if known else set())
    options = sorted(units, key=str.casefold)
    return st.selectbox(
        tr("Your department (optional)"),
        options,
        index=options.index(known) if known else None,
        placeholder=tr("Choose, or type another"),
        accept_new_options=True,
        key="department",
    )


def _one(
    record: WorkshopRecord, person: Person, objectives: Sequence[Laid], answers: dict[str, str | None], held: PerspectiveSet, at: int
) -> None:
    one = objectives[at]
    with st.container(border=True):
        st.caption(
            " · ".join(
                [tr("Objective {at} of {count}").format(at=at + 1, count=len(objectives)), *([parts.plain(one.unit)] if one.unit else [])]
            )
        )
        st.header(parts.plain(one.text), anchor=False)
    choices: dict[str | None, str] = {**{key: held.name_of(key) for key in held.ids}, None: tr(NOT_SURE)}
    for number, (key, name) in enumerate(choices.items(), start=1):
        chosen = one.objective_id in answers and answers[one.objective_id] == key
        st.button(
            f"✓ {parts.plain(name)}" if chosen else parts.plain(name),
            key=f"choice_{key or 'unsure'}",
            shortcut=str(number) if key else "0",
            type="primary" if chosen else "secondary",
            width="stretch",
            on_click=_answer,
            args=(record, person, one, key, at, len(objectives)),
        )
    with st.container(horizontal=True):
        st.button(tr("Back"), key="back", shortcut="Backspace", disabled=at == 0, on_click=_go, args=(at - 1,))
        if one.objective_id in answers:
            st.button(tr("Next"), key="next", shortcut="Right", on_click=_go, args=(at + 1,))
        if len(answers) == len(objectives):
            st.button(tr("All of them"), key="all", on_click=_go, args=(len(objectives),))


def _all(
    record: WorkshopRecord,
    person: Person,
    objectives: Sequence[Laid],
    answers: dict[str, str | None],
    held: dict[str | None, PerspectiveSet],
) -> None:
    st.header(tr("Look through them once more"), anchor=False)
    for place, one in enumerate(objectives):
        with st.container(border=True):
            said = _said(answers, one, held[one.period])
            st.markdown(f"{parts.plain(one.text)}  \n**{parts.plain(said)}**")
            st.button(tr("Change the answer"), key=f"change_{place}", on_click=_go, args=(place,))
    left = len(objectives) - len(answers)
    if left:
        told = trn("{n} is not sorted yet; “{not_sure}” is an answer too.", "{n} are not sorted yet; “{not_sure}” is an answer too.", left)
        st.caption(told.format(n=left, not_sure=tr(NOT_SURE)))
    st.button(tr("Finish"), key="finish", type="primary", shortcut="Mod+Enter", disabled=left > 0, on_click=_finish, args=(record, person))
    st.caption(tr("After that your answers stay as they are."))


def _said(answers: dict[str, str | None], one: Laid, held: PerspectiveSet) -> str:
    if one.objective_id not in answers:
        return tr("not sorted yet")
    said = answers[one.objective_id]
    return held.name_of(said) if said else tr(NOT_SURE)


def _answer(record: WorkshopRecord, person: Person, one: Laid, perspective: str | None, at: int, objectives: int) -> None:
    session.act(desk.answer, record.workshop_id, person.participant_id, one.objective_id, perspective)
    session.remember(AT, min(at + 1, objectives))


def _finish(record: WorkshopRecord, person: Person) -> None:
    session.act(desk.finish, record.workshop_id, person.participant_id)
    session.forget(AT)


def _go(place: int) -> None:
    session.remember(AT, place)
