"""One perspective in depth, and who decided what belongs to it."""

from dataclasses import replace

import streamlit as st

from scorecard.measures import filters as lists
from scorecard.measures import progress
from scorecard.model.perspective import UNMAPPED, name_of, perspectives
from scorecard.web import filters, lineage_parts, mapping_parts, parts, session, tables

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title("Perspectives")
options = [*perspectives(), UNMAPPED]
picked = st.segmented_control(
    "Perspective",
    options,
    default=options[0],
    format_func=lambda key: name_of(None if key == UNMAPPED else key),
    key="perspective",
    bind="query-params",
)
within = replace(scope, perspective=picked or options[0])
objectives = session.ask(progress.objective_scores, within)
results = session.ask(progress.key_results, within)

st.subheader(name_of(None if within.perspective == UNMAPPED else within.perspective))
st.caption(f"{len(objectives):,} objectives, {len(results):,} key results, as of {scope.as_of.isoformat()}.")
if not objectives:
    st.info("No objective of this selection stands here.")
tables.objectives(objectives)
tables.key_results(results, key="perspective_results")
parts.how_computed("objective_score", "objective_perspective")
lineage_parts.where_from(results)

st.subheader("Who decided, and why")
mapping_parts.decide(session.ask(lists.mappings, within))
