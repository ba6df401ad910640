"""The Settings page's section on perspectives: what holds, what would hold, and what that would change."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from scorecard.language import figure, marked, percent, tr
from scorecard.measures import filters, perspectives
from scorecard.model.intent import PerspectiveChange, PerspectiveWord
from scorecard.model.period import period_after
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import NONE, Scope
from scorecard.model.templates import templates
from scorecard.web import effect_parts, parts, perspective_form, session, tables

BEGINNING = marked("the beginning")
WHAT_HOLDS = "what holds then"


def what_holds() -> None:
    """Each period with the perspectives and weights that hold for it."""
    lines = []
    for period in session.ask(filters.periods):
        scope = Scope(session.today(), period)
        held = session.ask(perspectives.perspective_set, scope)
        told = {one.perspective_id: one for one in session.ask(perspectives.intended, scope) if one.organisation}
        shares = {key: f" {percent(one.share)}" for key, one in told.items()}
        shown = [one.name() + shares.get(one.perspective_id, "") for one in held.members]
        lines.append(
            {
                "Period": period or tr("none named"),
                "Perspectives and intended share, the top of the map first": ", ".join(shown),
                "Sustainability": tr("a tag") if held.esg_is_tag else tr("a perspective"),
                "Mapping version": held.mapping_version,
            }
        )
    tables.show(lines, key="held", alt=tr("Perspectives that hold in each period"))
    st.caption(tr("A period takes the newest set told for it or for a period before it. Mapping version 0 is the classic scorecard."))


def choose(scope: Scope | None) -> None:
    """A form for the perspectives that hold from a period on, what they would change, and the button that keeps them."""
    left, right = st.columns(2)
    from_period = _from_period(left, scope, "set_from")
    known = templates()
    start = right.selectbox(
        tr("Start from"),
        [WHAT_HOLDS, *known],
        format_func=lambda key: tr(known[key].title) if key in known else tr("What holds then"),
        key="start",
    )
    day = session.first_day(from_period)
    held = session.ask(perspectives.perspective_set_on, day)
    if start in known:
        st.caption(tr(known[start].basis))
    base = known[start].perspectives if start in known else held
    begun = f"{from_period}|{start}|{held.mapping_version}"
    members = perspective_form.members(base, begun)
    weights = perspective_form.weights(members, session.ask(perspectives.weights_on, day, None), begun)
    template = start if start in known and members == known[start].perspectives.members else None
    effect_parts.foresee_and_keep(PerspectiveChange(from_period, weights, PerspectiveSet.of(members), template=template), key="set")


def unit_weights(scope: Scope | None) -> None:
    """The same for the weights of one unit."""
    units = [unit for unit in session.ask(filters.units, None) if unit != NONE]
    if not units:
        st.caption(tr("No unit is named yet."))
        return
    left, right = st.columns(2)
    here = scope.unit if scope and scope.unit in units else units[0]
    unit = left.selectbox(tr("Unit with weights of its own"), units, index=units.index(here or units[0]), key="weights_unit") or units[0]
    from_period = _from_period(right, scope, "weights_from")
    day = session.first_day(from_period)
    held = session.ask(perspectives.perspective_set_on, day)
    told = session.ask(perspectives.weights_on, day, unit)
    counted = tuple(one for one in held.members if one.counted)
    weights = perspective_form.weights(counted, told, f"{unit}|{from_period}", alike=marked("The organisation's weights count for it"))
    effect_parts.foresee_and_keep(PerspectiveChange(from_period, weights, unit=unit), key="weights")


def history() -> None:
    """Every word that was kept, the newest first."""
    words = session.ask(perspectives.words)
    if not words:
        st.caption(tr("Nobody has told anything yet: the classic four perspectives hold, and weigh alike."))
        return
    parts.limited(words)
    tables.show(
        [_line(word) for word in words[:500]], key="words", alt=tr("What was told about perspectives and weights, when and by whom")
    )


def _line(word: PerspectiveWord) -> dict[str, str | None]:
    held = word.perspectives or session.ask(perspectives.perspective_set_on, session.first_day(word.from_period))
    if word.weights:
        weights = ", ".join(f"{held.name_of(key)} {figure(weight)}" for key, weight in word.weights)
    else:
        weights = tr("the organisation's") if word.unit else tr("all alike")
    return {
        "When (UTC)": word.told_at,
        "Who": word.told_by,
        "Holds from": word.from_period or tr(BEGINNING),
        "For": word.unit or tr("the organisation"),
        "Perspectives": ", ".join(one.name() for one in word.perspectives.members) if word.perspectives else tr("as before"),
        "Weights": weights,
        "Template": tr(templates()[word.template].title) if word.template in templates() else None,
    }


def _from_period(column: DeltaGenerator, scope: Scope | None, key: str) -> str | None:
    """From which period it holds; only those with known days can be put in order."""
    dated = [period for period in session.ask(filters.periods) if session.first_day(period) is not None]
    coming = [after for period in _newest_of_each_kind(dated) if (after := period_after(period)) not in dated]
    options = [*coming, *dated, BEGINNING]
    here = scope.period if scope and scope.period in dated else options[0]
    picked = column.selectbox(
        tr("Holds from"),
        options,
        index=options.index(here or BEGINNING),
        format_func=lambda one: tr(one) if one == BEGINNING else one,
        key=key,
    )
    return None if picked in (None, BEGINNING) else picked


def _newest_of_each_kind(periods: Sequence[str]) -> list[str]:
    """The newest year, half, quarter, month among periods that are ordered newest first."""
    kinds: dict[tuple[bool, str], str] = {}
    for period in periods:
        _, _, part = period.partition("-")
        kinds.setdefault(("/" in period, part[:1] if part[:1] in ("H", "Q") else f"{len(part)}"), period)
    return list(kinds.values())
