"""The filters every page shares. They live in the URL, so a link shows the same view."""

from collections.abc import Collection
from datetime import date

import streamlit as st

from scorecard.language import marked, tr, typed_day
from scorecard.measures import filters, perspectives
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import NONE, Scope
from scorecard.web import parts, session

ALL_UNITS = marked("All units")
NO_UNIT = marked("No unit named")
NO_PERIOD = marked("No period named")


def bar() -> None:
    """Period, unit and day in the sidebar; the scope they make is kept for the page."""
    known = session.ask(filters.periods)
    if not known:
        session.forget("scope")
        return
    _to_what_was_loaded(known)
    with st.sidebar:
        shown = [NO_PERIOD if period == NONE else period for period in known]
        current = _newest_begun(known)
        picked = st.selectbox(
            tr("Period"), shown, index=current, format_func=worded, key="period", bind="query-params", on_change=_to_its_last_day
        )
        period = NONE if picked == NO_PERIOD else picked or known[0]
        units = [ALL_UNITS, *(NO_UNIT if unit == NONE else unit for unit in session.ask(filters.units, period))]
        asked = session.recall("unit") or st.query_params.get("unit")
        unit = st.selectbox(tr("Unit"), units, format_func=worded, key="unit", bind="query-params")
        if asked and asked not in (*units, *map(worded, units)):
            told = tr("{unit} has no OKRs in {period}, so all units are shown.")
            st.warning(told.format(unit=parts.plain(str(asked)), period=parts.plain(worded(period or NO_PERIOD))))
        as_of = st.date_input(tr("As of"), last_day_of(period), format=typed_day(), key="as_of", bind="query-params")
    chosen = None if unit in (None, ALL_UNITS) else NONE if unit == NO_UNIT else unit
    session.remember("scope", Scope(as_of, period, chosen))


def show_next(periods: Collection[str]) -> None:
    """Let the sidebar stand at one of these periods when it is drawn again: what was loaded is what a person looks for."""
    session.remember("shown_next", set(periods))


def _to_what_was_loaded(known: list[str]) -> None:
    wanted: set[str] = session.recall("shown_next") or set()
    session.forget("shown_next")
    picked = session.recall("period")
    offered = [period for period in known if period in wanted]
    if offered and (NONE if picked == NO_PERIOD else picked) not in wanted:
        period = offered[_newest_begun(offered)]
        session.remember("period", period or NO_PERIOD)
        session.remember("as_of", last_day_of(period))


def at_first() -> Scope | None:
    """What a page is about that nobody chose anything for; None while the store is empty."""
    known = session.ask(filters.periods)
    if not known:
        return None
    period = known[_newest_begun(known)]
    return Scope(last_day_of(period), period)


def worded(choice: str) -> str:
    """A choice of ours in the language in use; a unit or a period as it is."""
    return tr(choice) if choice in (ALL_UNITS, NO_UNIT, NO_PERIOD) else choice


def last_day_of(period: str) -> date:
    """The day that a picked period is shown as of, until a person picks another."""
    return filters.default_as_of(period, session.today(), session.last_day(period))


def _to_its_last_day() -> None:
    """Set, not forgotten: the browser keeps the day of a widget whose default changes."""
    picked = session.recall("period")
    session.remember("as_of", last_day_of(NONE if picked == NO_PERIOD else picked))


def _newest_begun(periods: list[str]) -> int:
    """The newest period that is not wholly in the future."""
    today = session.today()
    for index, period in enumerate(periods):
        first = session.first_day(period)
        if first is not None and first <= today:
            return index
    return 0


def held() -> PerspectiveSet:
    """The perspectives that hold in the period the page is about."""
    return session.ask(perspectives.perspective_set, scope() or Scope(session.today()))


def chosen(scope: Scope) -> dict[str, str]:
    """What the sidebar's parameters say in a link to the scope, left out where they say nothing."""
    told = {"period": scope.period or NO_PERIOD, "as_of": scope.as_of.isoformat()}
    return told | ({} if scope.unit is None else {"unit": scope.unit or NO_UNIT})


def scope() -> Scope | None:
    """What the page is about; None while the store is empty."""
    found = session.recall("scope")
    return found if isinstance(found, Scope) else None
