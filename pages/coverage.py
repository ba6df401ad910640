"""Which unit has objectives in which perspective, and where the holes are."""

from dataclasses import replace

import streamlit as st

from scorecard.charts.coverage import coverage_map
from scorecard.measures import coverage, progress
from scorecard.model.perspective import UNMAPPED
from scorecard.model.scope import NONE
from scorecard.web import drill, filters, parts, session, tables

MOST_UNITS = 60

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title("Coverage")
held = filters.held()
cells = session.ask(coverage.coverage, scope)
units = list(dict.fromkeys(cell.unit for cell in cells))
if len(units) > MOST_UNITS:
    st.caption(f"The first {MOST_UNITS} of {len(units):,} units. Choose a unit in the sidebar to see another.")
drawn = [cell for cell in cells if cell.unit in set(units[:MOST_UNITS])]
columns: list[str | None] = [*held.ids, *([None] if any(cell.perspective is None for cell in cells) else [])]
required = [cell for cell in cells if cell.required]
covered = sum(cell.objectives > 0 for cell in required)
if required:
    st.markdown(f"**{covered} of {len(required)}** required combinations of unit and perspective have an objective.")
picked = st.plotly_chart(
    coverage_map(drawn, columns, held),
    key="map",
    on_select="rerun",
    selection_mode="points",
    alt=f"Coverage of {len(units)} units: {sum(cell.state == 'gap' for cell in cells)} gaps",
    config={"displayModeBar": False},
)
parts.note(scope, sum(cell.key_results for cell in cells), sum(cell.measurable_key_results for cell in cells), "measurable")
parts.how_computed("coverage", "unit_period")

balance = next((row for row in session.ask(coverage.balances, scope) if row.organisation), None)
if balance and balance.balance is not None and balance.best_balance is not None:
    word = (
        "further from the intended weights than it need be" if balance.unbalanced else "as near to the intended weights as can be expected"
    )
    st.caption(f"Balance {balance.balance:.2f}, best reachable with {balance.objectives} objectives {balance.best_balance:.2f}: {word}.")

st.subheader("One cell")
points = picked.selection.points if picked else []
unit, perspective = (
    tuple(points[0]["customdata"]) if points else (units[0] or NONE, held.ids[0]) if units else (NONE, UNMAPPED)
)
left, right = st.columns(2)
names = [one or NONE for one in units]
unit = left.selectbox("Unit", names, index=names.index(unit) if unit in names else 0, format_func=lambda one: one or "No unit named")
keys = [one or UNMAPPED for one in columns]
perspective = right.selectbox(
    "Perspective",
    keys,
    index=keys.index(perspective) if perspective in keys else 0,
    format_func=lambda key: held.name_of(None if key == UNMAPPED else key),
)
within = replace(scope, unit=unit, perspective=perspective)
objectives = session.ask(progress.objective_scores, within)
if objectives:
    drill.link(drill.node_of(within, None if perspective == UNMAPPED else perspective))
else:
    st.info("No objective stands here.")
tables.objectives(objectives, held)
tables.key_results(session.ask(progress.key_results, within), key="cell")
