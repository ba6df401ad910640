"""Where key results will stand at their due date, how far that can be trusted, and how earlier forecasts did."""

import streamlit as st

from scorecard.language import marked, tr
from scorecard.measures import calibration, experience, forecast
from scorecard.web import filters, forecast_parts, parts, session

scope = filters.scope()
if scope is None:
    parts.empty_store()
    st.stop()

st.title(tr("Forecast"))
known = session.ask(experience.experience, session.ask(forecast.settings), session.ask(experience.known_by, scope.as_of))
test = session.ask(forecast.tested, scope, known)
rows = session.ask(forecast.forecasts, scope, known)

forecast_parts.headline(rows, test)
if any(row.forecast is not None for row in rows):
    only = st.checkbox(tr("Only those forecast to miss their goal"), key="misses", bind="query-params")
    forecast_parts.ahead([row for row in rows if row.forecast is not None and (row.misses or not only)])
    forecast_parts.one_path([row for row in rows if row.forecast is not None])
parts.note(scope, len(rows), sum(row.forecast is not None for row in rows), marked("with a forecast"))
forecast_parts.how_made(known.settings)
forecast_parts.without(rows)
parts.how_computed("progress_path")

st.header(tr("Have earlier forecasts held?"))
forecast_parts.held(test)

st.header(tr("Has confidence foretold the outcome?"))
forecast_parts.confidence(session.ask(calibration.confidence_calibration, scope))
parts.how_computed("confidence_outcome", "confidence_told")
