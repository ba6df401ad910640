"""The pieces of the front page."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from scorecard.export.workbook import summary
from scorecard.measures import filters, perspectives, scorecard
from scorecard.model.period import period_before
from scorecard.model.scope import Scope
from scorecard.model.scores import Gap, OrganisationScore, PerspectiveScore, UnitPerspectiveScore, UnitScore, UnitTree
from scorecard.web import parts, session
from scorecard.web.drill import link, node_of

MOST_ABREAST = 4
"""Cards in a row before their numbers are cut."""
SEVERITY = {"error": "✕ must fix", "warning": "▲ warning", "note": "○ note"}


def perspective_rows(scope: Scope) -> Sequence[PerspectiveScore | UnitPerspectiveScore]:
    """The organisation's perspectives, or those of the unit the scope names; the top of the map first."""
    if scope.unit is None:
        rows: Sequence[PerspectiveScore | UnitPerspectiveScore] = session.ask(scorecard.perspective_scores, scope)
    else:
        rows = session.ask(scorecard.unit_perspective_scores, scope)
    held = session.ask(perspectives.perspective_set, scope)
    return sorted(rows, key=lambda row: held.place_of(row.perspective))


def before(scope: Scope) -> Scope | None:
    """The same question at the end of the period before; None when there is none."""
    if not scope.period:
        return None
    earlier = period_before(scope.period)
    ends_on = session.last_day(earlier)
    if ends_on is None or earlier not in session.ask(filters.periods):
        return None
    return replace(scope, period=earlier, as_of=ends_on)


def headline(scope: Scope) -> None:
    """The organisation's (or the unit's) number in a sentence."""
    row: OrganisationScore | UnitScore | None
    if scope.unit is None:
        row = session.ask(scorecard.organisation_score, scope)
    else:
        found = session.ask(scorecard.unit_scores, scope)
        row = found[0] if found else None
    if row is None:
        if scope.unit:
            _tree(scope)
        return
    who = "The organisation" if scope.unit is None else parts.plain(scope.unit or "OKRs without a unit")
    score = parts.score_text(row.score, enough=row.enough)
    st.markdown(
        f"{who} stands at **{score}** ({parts.status_word(row.status)}), "
        f"{_range(row)}{parts.percent(row.completeness)} of the weight is scored. "
        f"{parts.counts_text(row)}."
    )
    if scope.unit:
        _tree(scope)
    link(node_of(scope))
    if isinstance(row, OrganisationScore) and row.mix:
        st.caption(f"MIX: by way of the units the number is {row.unit_first:.2f}; units cover different perspectives.")


def _tree(scope: Scope) -> None:
    """A unit with all units below it, where there are any; beside its own number, never mixed with it."""
    for one in session.ask(scorecard.unit_trees, scope):
        if one.tree is None or (one.basis == "own" and one.units < 2):
            continue
        stands = f"stand at {one.tree:.2f}, {_range(one)}".rstrip("; ")
        if one.basis == "tree":
            st.markdown(f"{parts.plain(one.unit)} has no OKRs of its own; the units below it **{stands}**.")
        else:
            st.caption(f"Together with the units below it, its OKRs {stands}.")
        if one.apart and one.own is not None:
            st.caption(f"Its own OKRs stand at {one.own:.2f}: are the OKRs below the right drivers?")


def each_perspective(rows: Sequence[PerspectiveScore | UnitPerspectiveScore], scope: Scope) -> None:
    """One card a perspective, below the bands of the map."""
    held = session.ask(perspectives.perspective_set, scope)
    for band in held.bands:
        st.caption(f"**{parts.plain(band.name())}**: what the perspectives below serve; no objectives are placed here.")
    earlier = before(scope)
    old = {row.perspective: row.score for row in perspective_rows(earlier)} if earlier else {}
    by_id = {row.perspective: row for row in rows}
    abreast = len(held.ids) if len(held.ids) <= MOST_ABREAST else 3
    cards = [column for _ in range(0, len(held.ids), abreast) for column in st.columns(abreast)]
    for column, key in zip(cards, held.ids, strict=False):
        with column:
            parts.score_card(by_id.get(key), held.name_of(key), old.get(key), earlier.period if earlier else None)
            if key in by_id:
                link(node_of(scope, key), f"Explain {parts.plain(held.name_of(key))}")
    unmapped = by_id.get(None)
    if unmapped:
        st.caption(f"{unmapped.objectives} objectives are in no perspective yet and count in none of these numbers.")


def _range(row: OrganisationScore | UnitScore | UnitTree) -> str:
    if row.low is None or row.high is None:
        return ""
    return f"between {row.low:.2f} and {row.high:.2f} if everything missing were 0 or 1; "


def gap_list(found: Sequence[Gap]) -> None:
    """Gaps as sentences, with the place they come from."""
    if not found:
        st.success("No gaps in this selection.")
    for gap in found:
        place = parts.place(gap.file, gap.sheet, gap.row)
        st.markdown(f"{SEVERITY[gap.severity]} · **{parts.plain(gap.title)}**  \n{parts.plain(gap.message)}")
        st.caption(" ".join(part for part in (parts.plain(gap.fix), f"({parts.plain(place)})" if place else "") if part))


def excel_button(scope: Scope) -> None:
    """The Excel summary of what is on the page, made when asked for."""
    st.download_button(
        "Download the Excel summary",
        data=lambda: session.make(summary, replace(scope, unit=None)),
        file_name=f"scorecard-{(scope.period or 'no-period').replace('/', '-')}.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        on_click="ignore",
        key="excel",
    )
