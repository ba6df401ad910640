"""The strategy map: what is meant to move what, which objective serves which, and who waits for whom."""

import streamlit as st

from scorecard.language import tr
from scorecard.measures import progress
from scorecard.measures import strategy as measures
from scorecard.web import choice, dependency_parts, filters, map_parts, parts, session

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title(tr("Strategy map"))
held = filters.held()
objectives = session.ask(progress.objective_scores, scope)
links = session.ask(measures.links, scope)
shown = choice.segments(tr("Show"), list(map_parts.VIEWS), key="map_view", named=map_parts.view_name)
if shown == "alignment":
    map_parts.alignment(scope, objectives, held)
elif shown == "dependencies":
    dependency_parts.dependencies(scope)
else:
    map_parts.causes(scope, objectives, links, held)
parts.note(scope, sum(row.key_results for row in objectives), sum(row.scored_key_results for row in objectives))
parts.how_computed("strategy_link_newest", "objective_alignment", "dependency")
if shown != "dependencies":
    map_parts.picked_objective(scope, objectives, links, held)
if shown == "causes":
    map_parts.draw_a_link(objectives, held)
    map_parts.links_table(links, objectives)
