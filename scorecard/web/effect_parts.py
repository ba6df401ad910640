"""What keeping a change of perspectives would do, and the button that keeps it."""

import streamlit as st

from scorecard import desk
from scorecard.model.intent import PeriodEffect, PerspectiveChange
from scorecard.web import parts, session, tables


def foresee_and_keep(change: PerspectiveChange, *, key: str) -> None:
    """First what it would change, then, for exactly that, the button to keep it."""
    kept = session.recall(f"kept_{key}")
    if kept:
        st.success(f"Kept: it holds from {parts.plain(kept)} on.")
        session.forget(f"kept_{key}")
    for fault in change.faults:
        st.warning(fault)
    if st.button("See what it would change", key=f"foresee_{key}", disabled=bool(change.faults)):
        with st.spinner("Trying it out …"):
            session.remember(f"foreseen_{key}", (change, session.make(desk.foresee_perspectives, change, session.today())))
    foreseen = session.recall(f"foreseen_{key}")
    if foreseen is None or foreseen[0] != change:
        st.caption("Nothing is kept before you have seen what it would change.")
        return
    _effects(foreseen[1], key)
    if st.button("Keep", key=f"keep_{key}", type="primary"):
        session.act(desk.keep_perspectives, change, by=session.who())
        session.forget(f"foreseen_{key}")
        session.remember(f"kept_{key}", change.from_period or "the beginning")
        st.rerun()


def _effects(effects: list[PeriodEffect], key: str) -> None:
    if not effects:
        st.info("No period that holds OKRs would change.")
    for effect in effects:
        st.markdown(f"**{parts.plain(effect.period or 'OKRs without a period')}**: {_sentence(effect)}")
        if effect.units_overtaken:
            units = ", ".join(parts.plain(unit) for unit in effect.units_overtaken)
            st.caption(f"The own weights of {units} no longer fit these perspectives; the organisation's would count there.")
        parts.limited(effect.moved)
        tables.show(
            [
                {
                    "Objective": one.objective,
                    "Unit": one.unit,
                    "Now": effect.before.held.name_of(one.before),
                    "Then": effect.after.held.name_of(one.after),
                }
                for one in effect.moved[:500]
            ],
            key=f"moved_{key}_{effect.period}",
            alt="Objectives whose perspective would change",
        )


def _sentence(effect: PeriodEffect) -> str:
    lost = sum(one.after is None for one in effect.moved)
    before, after = effect.before, effect.after
    told = [
        _change("the organisation's number", before.score, after.score),
        _change("balance", before.balance, after.balance),
        f"required combinations covered {before.covered} of {before.required} → {after.covered} of {after.required}",
        f"{lost} objectives become unmapped, {len(effect.moved) - lost} get another perspective",
        f"{effect.cells} cells of the coverage map change",
    ]
    return "; ".join(told) + "."


def _change(what: str, before: float | None, after: float | None) -> str:
    return f"{what} {_number(before)} → {_number(after)}"


def _number(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.2f}"
