"""How the perspectives stand to each other: balance against intended weights, and every unit in every perspective."""

import streamlit as st

from scorecard.charts.balance import balance_chart, balance_chart_in_words
from scorecard.charts.multiples import MOST_UNITS, scores_by_unit, scores_by_unit_in_words
from scorecard.language import number, tr, trn
from scorecard.measures import coverage, perspectives, scorecard
from scorecard.model.perspective import UNMAPPED, PerspectiveSet
from scorecard.model.scope import NONE, Scope
from scorecard.web import drill, session


def overall(scope: Scope, held: PerspectiveSet) -> None:
    """Balance and the units, before one perspective is looked at."""
    st.header(tr("Balance"))
    balance(scope, held)
    st.header(tr("Unit by unit"))
    units(scope, held)


def balance(scope: Scope, held: PerspectiveSet) -> None:
    """Shares of the objectives' weight against those intended."""
    shares = sorted(session.ask(coverage.shares, scope), key=lambda row: held.place_of(row.perspective))
    if not shares:
        st.info(tr("No objective of this selection has a perspective yet. Decide on the Perspectives page."))
        return
    drill.chart(balance_chart(shares, held), key="balance", alt=balance_chart_in_words(shares, held))
    notes = [tr("The bar is the share of the objectives' weight, the stroke the share that was intended.")]
    if all(one.weights_by == "nobody" for one in session.ask(perspectives.intended, scope)):
        notes.append(tr("Nobody has said yet what is intended, so all perspectives weigh alike; the Settings page is where to say it."))
    st.caption(" ".join(notes))
    unit = None if scope.unit == NONE else scope.unit
    found = next((row for row in session.ask(coverage.balances, scope) if (row.organisation, row.unit) == (scope.unit is None, unit)), None)
    if found is None or found.balance is None or found.best_balance is None:
        return
    told = trn(
        "Balance {balance}, best reachable with {n} objective {best}: further from the intended weights than it need be.",
        "Balance {balance}, best reachable with {n} objectives {best}: further from the intended weights than it need be.",
        found.objectives,
    )
    if not found.unbalanced:
        told = trn(
            "Balance {balance}, best reachable with {n} objective {best}: near enough to the intended weights.",
            "Balance {balance}, best reachable with {n} objectives {best}: near enough to the intended weights.",
            found.objectives,
        )
    st.caption(told.format(balance=number(found.balance, 2), best=number(found.best_balance, 2), n=number(found.objectives)))


def first_in_use(scope: Scope, held: PerspectiveSet) -> str:
    """The first perspective of the map in which an objective of the scope stands; where none does, what stands in none."""
    used = {row.perspective for row in session.ask(coverage.shares, scope) if row.observed}
    return next((key for key in held.ids if key in used), UNMAPPED)


def units(scope: Scope, held: PerspectiveSet) -> None:
    """Small multiples: each unit's score in each perspective."""
    rows = session.ask(scorecard.unit_perspective_scores, scope)
    if not rows:
        return
    count = len({row.unit for row in rows})
    drill.chart(scores_by_unit(rows, held), key="units", alt=scores_by_unit_in_words(rows, held), listed=True)
    st.caption(
        tr(
            "Each bar is a score from 0 to 1, the stroke what was expected by now; "
            "“?” means that too little is known, “–” that nothing is scored."
        )
    )
    if count > MOST_UNITS:
        st.caption(tr("Drawn are the first {most} of {n}.").format(most=number(MOST_UNITS), n=number(count)))
