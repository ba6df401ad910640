"""The front page's questions, asked while nobody waits: when the dashboard starts, and when its store has changed."""

import threading
from collections.abc import Iterator

import streamlit as st

from scorecard.errors import ScorecardError
from scorecard.measures import compare, confidence, explain, filters, headline, perspectives, progress, scorecard
from scorecard.model.explain import Node
from scorecard.rules.run import pressing
from scorecard.spool import PULSE, work_beside
from scorecard.web import cards, overview_parts, session
from scorecard.web.filters import at_first

QUIET = 5.0
"""Seconds without a change before the questions are asked anew: who decides one objective after the other goes first."""


def questions() -> Iterator[None]:
    """What the page asks of which nothing was chosen, in its order; then what answers for each unit are taken out of. One a step."""
    scope = at_first()
    if scope is None:
        return
    yield
    held = session.ask(perspectives.perspective_set, scope)
    session.ask(filters.units, scope.period)
    cards.perspective_rows(scope)
    yield
    cards.sentence_of(scope, held)
    yield
    session.ask(scorecard.organisation_score, scope)
    yield
    cards.over_weeks(scope)
    yield
    session.ask(explain.explained, scope, Node("organisation"))
    yield
    earlier = cards.before(scope)
    if earlier is not None:
        yield
        session.ask(compare.compare, scope, earlier, objectives=False)
        session.ask(filters.days_of_periods)
    yield
    session.ask(headline.slipped, scope, limit=overview_parts.MOST_LISTED)
    yield
    session.ask(pressing, scope, overview_parts.MOST_LISTED)
    yield
    overview_parts.newest_effects()
    yield
    session.ask(confidence.data_confidence, scope)
    yield
    session.ask(scorecard.unit_perspective_scores, scope)
    session.ask(scorecard.unit_trees, scope)
    yield
    cards.every_unit_over_weeks(scope)
    yield
    session.ask(progress.objective_scores, scope)
    for one in (scope, earlier):
        if one is not None:
            yield
            session.ask(progress.objective_briefs, one)


@st.cache_resource(show_spinner=False)
def keep_ready() -> threading.Event:
    """Ask them in a thread of its own until the returned event is set."""

    def watch(over: threading.Event) -> None:
        asked = seen = None
        quiet = QUIET
        while not over.is_set():
            try:
                version = session.version()
                quiet = quiet + PULSE if version == seen or seen is None else 0.0
                seen = version
                if version != asked and quiet >= QUIET:
                    asked = version
                    for _ in questions():
                        if over.is_set():
                            return
            except ScorecardError:
                # The page says it to whoever opens it.
                asked = seen
            over.wait(PULSE)

    return work_beside(watch, "scorecard-ready")
