"""What keeping a change of perspectives would do, and the button that keeps it."""

import streamlit as st

from scorecard import desk
from scorecard.language import number, tr
from scorecard.model.intent import PeriodEffect, PerspectiveChange
from scorecard.web import parts, session, tables


def foresee_and_keep(change: PerspectiveChange, *, key: str) -> None:
    """First what it would change, then, for exactly that, the button to keep it."""
    kept = session.recall(f"kept_{key}")
    if kept:
        st.success(tr("Kept: it holds from {period} on.").format(period=parts.plain(kept)))
        session.forget(f"kept_{key}")
    for fault in change.faults:
        st.warning(parts.plain(fault))
    if st.button(tr("See what it would change"), key=f"foresee_{key}", disabled=bool(change.faults)):
        with st.spinner(tr("Trying it out …")):
            session.remember(f"foreseen_{key}", (change, session.make(desk.foresee_perspectives, change, session.today())))
    foreseen = session.recall(f"foreseen_{key}")
    if foreseen is None or foreseen[0] != change:
        st.caption(tr("Nothing is kept before you have seen what it would change."))
        return
    _effects(foreseen[1], key)
    if st.button(tr("Keep"), key=f"keep_{key}", type="primary"):
        session.act(desk.keep_perspectives, change, by=session.who())
        session.forget(f"foreseen_{key}")
        session.remember(f"kept_{key}", change.from_period or tr("the beginning"))
        st.rerun()


def _effects(effects: list[PeriodEffect], key: str) -> None:
    if not effects:
        st.info(tr("No period that holds OKRs would change."))
    for effect in effects:
        st.markdown(f"**{parts.plain(effect.period or tr('OKRs without a period'))}**: {_sentence(effect)}")
        if effect.units_overtaken:
            units = ", ".join(parts.plain(unit) for unit in effect.units_overtaken)
            st.caption(
                tr("The own weights of {units} no longer fit these perspectives; the organisation's would count there.").format(units=units)
            )
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
            alt=tr("Objectives whose perspective would change"),
        )


def _sentence(effect: PeriodEffect) -> str:
    lost = sum(one.after is None for one in effect.moved)
    before, after = effect.before, effect.after
    return tr(
        "the organisation's number {score} → {later_score}; balance {balance} → {later_balance}; "
        "required combinations covered {covered} of {required} → {later_covered} of {later_required}; "
        "{lost} objectives become unmapped, {moved} get another perspective; {cells} cells of the coverage map change."
    ).format(
        score=_number(before.score),
        later_score=_number(after.score),
        balance=_number(before.balance),
        later_balance=_number(after.balance),
        covered=before.covered,
        required=before.required,
        later_covered=after.covered,
        later_required=after.required,
        lost=lost,
        moved=len(effect.moved) - lost,
        cells=effect.cells,
    )


def _number(value: float | None) -> str:
    return tr("unknown") if value is None else number(value, 2)
