"""Which unit has objectives in which perspective, how good they are, and where the holes are."""

from collections import Counter
from dataclasses import replace

import streamlit as st

from scorecard.charts.coverage import LOOK, coverage_map, coverage_map_in_words
from scorecard.language import marked, number, tr, trn
from scorecard.measures import coverage, progress
from scorecard.model.coverage import STATES
from scorecard.model.perspective import UNMAPPED
from scorecard.model.scope import NONE
from scorecard.rules.run import gaps
from scorecard.web import chart_parts, drill, filters, parts, session, tables

MOST_UNITS = 60
MOST_NAMED = 20
WITHOUT_OKRS = "G16"

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title(tr("Coverage"))
held = filters.held()
cells = session.ask(coverage.quality, scope)
units = list(dict.fromkeys(cell.unit for cell in cells))
if len(units) > MOST_UNITS:
    cut = tr("The first {most} of {n} units. Choose a unit in the sidebar to see another.")
    st.caption(cut.format(most=number(MOST_UNITS), n=number(len(units))))
drawn = [cell for cell in cells if cell.unit in set(units[:MOST_UNITS])]
columns: list[str | None] = [*held.ids, *([None] if any(cell.perspective is None for cell in cells) else [])]
required = [cell for cell in cells if cell.required]
if required:
    covered = sum(cell.objectives > 0 for cell in required)
    told = tr("**{covered} of {required}** required combinations of unit and perspective have an objective.")
    st.markdown(told.format(covered=number(covered), required=number(len(required))))
counts = Counter(cell.state for cell in cells)
chart_parts.key_of((LOOK[state][0], LOOK[state][1], f"{tr(LOOK[state][2])} {number(counts[state])}") for state in STATES if counts[state])
picked = chart_parts.picked_in(coverage_map(drawn, columns, held), key="map", alt=coverage_map_in_words(cells))
shown = picked or next((cell for cell in cells if cell.objectives), None)
unit, perspective = (shown.unit or NONE, shown.perspective or UNMAPPED) if shown else (None, None)
parts.note(scope, sum(cell.key_results for cell in cells), sum(cell.measurable_key_results for cell in cells), marked("measurable"))
silent = [gap.unit for gap in session.ask(gaps, scope, rule=WITHOUT_OKRS) if gap.unit]
if silent:
    told = trn(
        "{n} unit that has OKRs in another period has none in this one: {units}.",
        "{n} units that have OKRs in another period have none in this one: {units}.",
        len(silent),
    )
    named = ", ".join(silent[:MOST_NAMED]) + (" …" if len(silent) > MOST_NAMED else "")
    st.caption(parts.plain(told.format(n=number(len(silent)), units=named)))
parts.how_computed("coverage_quality", "coverage", "objective_quality")

st.header(tr("One cell"))
names = [one or NONE for one in units]
keys = [one or UNMAPPED for one in columns]
left, right = st.columns(2)
unit = left.selectbox(
    tr("Unit"), names, index=names.index(unit) if unit in names else 0, format_func=lambda one: one or tr("No unit named")
)
perspective = right.selectbox(
    tr("Perspective"),
    keys,
    index=keys.index(perspective) if perspective in keys else 0,
    format_func=lambda key: held.name_of(None if key == UNMAPPED else key),
)
within = replace(scope, unit=unit, perspective=perspective)
objectives = session.ask(progress.objective_scores, within)
if objectives:
    drill.link(drill.node_of(within, None if perspective == UNMAPPED else perspective))
else:
    st.info(tr("No objective stands here."))
tables.objectives(objectives, held)
tables.key_results(session.ask(progress.key_results, within), key="cell")
