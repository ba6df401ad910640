"""Holding a workshop: choose objectives, give out links, follow who has finished, close and open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import streamlit as st

from scorecard import desk
from scorecard.language import marked, number, short_day, tr, trn
from scorecard.measures import workshops
from scorecard.model.perspective import UNMAPPED, PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.model.workshop import PHASES, Candidate, Person, WorkshopRecord
from scorecard.web import filters, parts, session, tables

ALL, OPEN = marked("All of the selection"), marked("Those without a perspective")
DISPUTED = marked("Those where votes differ")
MOST_SORTED = 100
"""Objectives that people can sort in one sitting, and more than is wise."""
LOOK_AGAIN = 5
"""Seconds between two looks at who has finished."""


def new(scope: Scope, held: Sequence[WorkshopRecord]) -> None:
    """Pick objectives, say what the workshop is, open it."""
    chosen = _objectives(scope, held)
    left, right = st.columns(2)
    name = left.text_input(tr("Name of the workshop"), max_chars=80, key="workshop_name")
    phase = right.radio(tr("It is held"), list(PHASES), index=2, format_func=lambda key: tr(PHASES[key]), horizontal=True, key="phase")
    listed = st.text_area(
        tr("Participants who get a link of their own (optional)"),
        placeholder=tr("One name or alias a line; a department after a semicolon"),
        key="listed",
    )
    label = trn("Open the workshop with {n} objective", "Open the workshop with {n} objectives", len(chosen)).format(n=len(chosen))
    if st.button(label, type="primary", key="open", disabled=not chosen):
        if not name.strip():
            st.error(tr("Please give the workshop a name."))
            return
        session.act(desk.open_workshop, name, phase, chosen, by=session.who(), named=_named(listed))
        st.rerun()


def _named(listed: str) -> list[tuple[str, str | None]]:
    lines = [line.partition(";") for line in listed.splitlines()]
    return [(name, department.strip() or None) for name, _, department in lines if name.strip()]


def _objectives(scope: Scope, held: Sequence[WorkshopRecord]) -> list[str]:
    """The ids of those that are ticked."""
    left, middle, right = st.columns([2, 2, 1])
    earlier = {tr("Those of workshop {n}, {name}").format(n=one.workshop_id, name=one.name): one for one in held}
    which = left.selectbox(
        tr("Objectives"), [ALL, OPEN, DISPUTED, *earlier], format_func=lambda one: one if one in earlier else tr(one), key="which"
    )
    held_now = filters.held()
    keys = [None, *held_now.ids, UNMAPPED]
    perspective = middle.selectbox(tr("Perspective"), keys, format_func=lambda key: _perspective(held_now, key), key="of_perspective")
    wanted = right.number_input(tr("How many, of most weight"), 1, MOST_SORTED, 20, key="how_many")
    found = _candidates(scope, which, perspective, earlier.get(which))[:wanted]
    if not found:
        st.info(tr("No objective of this selection fits. Period and unit are those of the sidebar."))
        return []
    ticked = tables.ticks(
        [
            {
                "Objective": one.objective,
                "Unit": one.unit,
                "Perspective": held_now.name_of(one.perspective),
                "Votes": tr("differ") if one.voices > 1 else "",
                "Weight": one.weight,
            }
            for one in found
        ],
        key=f"ticks {scope.period} {scope.unit} {which} {perspective} {wanted}",
    )
    return [one.objective_id for one, tick in zip(found, ticked, strict=True) if tick]


def _perspective(held: PerspectiveSet, key: str | None) -> str:
    return tr("Every perspective") if key is None else held.name_of(None if key == UNMAPPED else key)


def _candidates(scope: Scope, which: str, perspective: str | None, earlier: WorkshopRecord | None) -> list[Candidate]:
    if earlier is not None:
        again = {one.objective_id for one in session.ask(workshops.laid, earlier.workshop_id)}
        return [one for one in session.ask(workshops.candidates, Scope(scope.as_of, perspective=perspective)) if one.objective_id in again]
    found = session.ask(workshops.candidates, replace(scope, perspective=perspective))
    if which == OPEN:
        return [one for one in found if one.perspective is None]
    return [one for one in found if which != DISPUTED or one.voices > 1]


def pick(held: Sequence[WorkshopRecord]) -> WorkshopRecord:
    """The workshop that the page is about; one that was just opened comes first."""
    by_id = {one.workshop_id: one for one in held}
    # Of a key that changes with each workshop opened, so that the page turns to it.
    picked = st.selectbox(tr("Workshop"), list(by_id), format_func=lambda key: _label(by_id[key]), key=f"workshop_of_{len(held)}")
    return by_id[picked or held[0].workshop_id]


def _label(one: WorkshopRecord) -> str:
    """Nothing that changes while it is chosen, for by its label a browser goes on naming it."""
    return f"{one.workshop_id} · {one.name} ({', '.join([*_phase(one), short_day(datetime.fromisoformat(one.made_at))])})"


def _phase(one: WorkshopRecord) -> list[str]:
    return [] if one.phase == "other" else [tr(PHASES[one.phase])]


def links(record: WorkshopRecord) -> None:
    """The link for everybody, and that of each who was named."""
    count = trn("{n} objective", "{n} objectives", record.objectives).format(n=number(record.objectives))
    told = [count, *_phase(record), tr("open") if record.open else tr("closed")]
    st.markdown(f"**{parts.plain(record.name)}**: {', '.join(told)}.")
    if not record.open:
        return
    st.caption(tr("The link for participants. Whoever has it can take part until the workshop is closed."))
    st.code(_link(record), language=None)


def _link(record: WorkshopRecord, person: Person | None = None) -> str:
    here = (st.context.url or "").rpartition("/")[0]
    return f"{here}/sort?workshop={record.token}{f'&as={person.token}' if person else ''}"


def people(record: WorkshopRecord) -> None:
    """Who takes part and how far they are; looked at again and again while the workshop is open."""
    st.fragment(_people, run_every=LOOK_AGAIN if record.open else None)(record.workshop_id)


def _people(workshop_id: int) -> None:
    record = next(one for one in session.ask(workshops.workshops) if one.workshop_id == workshop_id)
    found = session.ask(workshops.people, workshop_id)
    come = sum(one.joined for one in found)
    st.markdown(
        tr("**{finished} of {come}** who have come have finished.").format(finished=record.finished, come=come)
        if come
        else tr("Nobody has come yet.")
    )
    tables.show(
        [
            {
                "Name": one.name,
                "Department": one.department,
                "State": tr("✓ finished") if one.finished else tr("● sorting") if one.joined else tr("○ not here yet"),
                "Sorted": tr("{at} of {count}").format(at=one.answered, count=record.objectives),
                "Not sure": one.unsure,
                "Link": _link(record, one) if one.invited else None,
            }
            for one in found
        ],
        key="people",
        alt=tr("Participants, how many objectives each has sorted, and who has finished"),
        columns={"Link": st.column_config.TextColumn(width=400)},
        names="Link",
    )


def open_or_close(record: WorkshopRecord) -> None:
    if st.button(tr("Close the workshop") if record.open else tr("Open it again"), key="close"):
        session.act(desk.close_workshop if record.open else desk.reopen_workshop, record.workshop_id, by=session.who())
        st.rerun()
