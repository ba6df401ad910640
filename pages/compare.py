"""Two periods, or two days of one, side by side: what changed, and how much of it is within and how much mix."""

import streamlit as st

from scorecard.language import day, tr
from scorecard.measures import attainment, same_as
from scorecard.measures.compare import compare
from scorecard.web import choice, compare_parts, filters, identity_parts, parts, session

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title(tr("Compare"))
against = compare_parts.other_side(scope)
found = session.ask(compare, scope, against)
sides = compare_parts.side_name(against, scope), compare_parts.side_name(scope, against)
words = compare_parts.Words(scope, against)
top = "organisation" if scope.unit is None else "unit"
whole = next((row for row in found.changes if row.level == top), None)
if whole is None:
    st.info(tr("Neither side has an objective with a perspective in this selection."))
    st.stop()
compare_parts.headline(whole, words)
compare_parts.drawn(found, whole, words, sides)
compare_parts.note(whole)
parts.how_computed(
    "organisation_score",
    "organisation_tally",
    "perspective_tally",
    "unit_perspective_tally",
    told=tr(
        "Within is V̄·ΔS and mix (S̄ - M)·ΔV, summed over what is below: V its share of the scored weight, S its score, a bar the mean of "
        "both sides, M the mean of the two numbers. They sum to the change. What is scored on one side only is all mix."
    ),
)

st.header(tr("Side by side"))
levels = [level for level in compare_parts.NAMES if level != "organisation" and any(row.level == level for row in found.changes)]
level = choice.segments(tr("Show"), levels, key="level", named=lambda one: tr(compare_parts.NAMES[one]))
compare_parts.table([row for row in found.changes if row.level == level], words, sides)
compare_parts.comes_about(found, words)

st.header(tr("The same objectives"))
identity_parts.tally([row for row in found.changes if row.level == "objective"], sides)
asked = session.ask(same_as.alike_across, scope, against)
if asked:
    st.write(tr("These say nearly the same. What a person says about a pair decides whether the one continues the other."))
    identity_parts.pairs(asked, key="across")
histories = session.ask(attainment.objectives, scope)
identity_parts.histories(histories)
st.caption(
    tr(
        "Score at the end of each period, or as of {day} where it still runs. An objective continues one of the same unit "
        "when the texts are equal, or when the file gives the same id and the texts are alike, or when a person says so."
    ).format(day=day(scope.as_of))
)
identity_parts.one_history(histories, scope)
