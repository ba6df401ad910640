"""One perspective in depth, and who decided what belongs to it."""

from dataclasses import replace

import streamlit as st

from scorecard.language import day, number, tr, trn
from scorecard.measures import filters as lists
from scorecard.measures import progress
from scorecard.model.perspective import ESG, UNMAPPED
from scorecard.web import balance_parts, choice, drill, filters, lineage_parts, mapping_parts, parts, progress_parts, session, tables
from scorecard.web.print_button import print_button

# The choice that gathers what is tagged, whatever its perspective. (A text alone on a line of a page would be shown.)
ESG_TAG = "esg-tag"
MOST_DRAWN = 12

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title(tr("Perspectives"))
held = filters.held()
balance_parts.overall(scope, held)
options = [*held.ids, UNMAPPED, *([ESG_TAG] if held.esg_is_tag else [])]
names = {UNMAPPED: tr("Unmapped"), ESG_TAG: tr("Tag: {name} (ESG)").format(name=held.name_of(ESG))}
usual = balance_parts.first_in_use(scope, held)


def name(key: str) -> str:
    return parts.plain(names.get(key) or held.name_of(key))


picked = choice.segments(tr("Perspective"), options, key="perspective", named=name, usual=usual)
within = replace(scope, perspective=None if picked == ESG_TAG else picked)
objectives = [row for row in session.ask(progress.objective_scores, within) if row.esg or picked != ESG_TAG]
chosen = {row.objective_id for row in objectives}
results = [row for row in session.ask(progress.key_results, within) if row.objective_id in chosen]

st.header(name(picked))
counted = ", ".join(
    (
        trn("{n} objective", "{n} objectives", len(objectives)).format(n=number(len(objectives))),
        trn("{n} key result", "{n} key results", len(results)).format(n=number(len(results))),
    )
)
st.caption(tr("{counted}, as of {day}.").format(counted=counted, day=day(scope.as_of)))
if objectives and picked != ESG_TAG:
    drill.link(drill.node_of(scope, None if picked == UNMAPPED else picked))
if not objectives:
    st.info(tr("No objective of this selection stands here."))
else:
    progress_parts.draw("each", sorted(results, key=progress_parts.SORTS["Furthest behind first"]), scope, most=MOST_DRAWN)
tables.objectives(objectives, held)
tables.key_results(results, key="perspective_results")
parts.how_computed("objective_score", "objective_perspective", "objective_aside", "balance", "balance_member")
lineage_parts.where_from(results)
if objectives and picked != ESG_TAG:
    print_button(scope, picked)

st.header(tr("Who decided, and why"))
mapping_parts.decide([row for row in session.ask(lists.mappings, within) if row.esg or picked != ESG_TAG], held)
