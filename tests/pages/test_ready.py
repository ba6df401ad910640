"""What the dashboard does before its first visitor comes."""

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit import config

from scorecard import desk
from scorecard.measures import ask, forecast, headline, history
from scorecard.model.forecast import KeyResultForecast
from scorecard.model.scope import Scope
from scorecard.rules import run
from scorecard.store.store import Store
from scorecard.web import cards, front, session
from tests.pages.conftest import MAIN, opened

VISIT = f"""
import gc, json, sys
from scorecard.web import ready
ready.load()
kept, before = gc.get_freeze_count(), set(sys.modules)
from streamlit.testing.v1 import AppTest
seen = AppTest.from_file({MAIN!r}, default_timeout=60).run()
late = [name for name in set(sys.modules) - before if name.split(".")[0] in ("scorecard", "pandas", "numpy", "duckdb", "openpyxl")]
cards = ["of_perspective" in one.proto.query_string for one in seen.get("page_link")]
print(json.dumps([kept, sorted(late), sum(cards)]))
"""


def test_what_the_front_page_is_made_of_is_loaded_before_anybody_opens_it(filled: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", VISIT], env={**os.environ, "SCORECARD_STORE": str(filled)}, capture_output=True, text=True, check=True
    )
    kept, late, cards = json.loads(told.stdout.splitlines()[-1])
    assert cards == 4
    assert late == []
    assert kept > 50_000


def test_the_front_page_finds_its_answers_ready_and_so_does_that_of_a_unit(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    query = ask.rows

    def rows(store: Store, kind: type[Any], *told: Any, **named: Any) -> list[Any]:
        asked.append(kind.__name__)
        return query(store, kind, *told, **named)

    for module in (ask, headline, history, run):
        monkeypatch.setattr(module, "rows", rows)
    for _ in front.questions():
        pass
    assert "PerspectiveScore" in asked
    assert "Gap" in asked
    asked.clear()
    at = opened("overview")
    assert asked == []
    at.selectbox(key="unit").select(at.selectbox(key="unit").options[1]).run()
    assert not at.exception
    assert asked == []


def test_where_a_period_holds_many_key_results_the_front_page_of_one_unit_waits_for_no_forecast(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []

    def forecasts(store: Store, scope: Scope) -> list[KeyResultForecast]:
        asked.append(scope.unit)
        return []

    monkeypatch.setattr(forecast, "forecasts", forecasts)
    monkeypatch.setattr(cards, "MANY", 4)
    at = opened("overview")
    unit = at.selectbox(key="unit").options[1]
    assert not at.selectbox(key="unit").select(unit).run().exception
    assert asked == []
    monkeypatch.setattr(cards, "MANY", 5)
    assert not at.run().exception
    assert asked == [unit]


def test_an_empty_store_has_no_questions(empty: Path) -> None:
    assert list(front.questions()) == []


def test_the_questions_are_asked_at_once_and_again_when_the_store_has_changed(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known: list[int] = []
    monkeypatch.setattr(front, "PULSE", 0.01)
    monkeypatch.setattr(front, "QUIET", 0.02)

    def questions() -> Iterator[None]:
        known.append(session.version())
        yield

    monkeypatch.setattr(front, "questions", questions)
    over = front.keep_ready()
    try:
        waited_for(known, 1)
        session.act(desk.undo, 1, by="Analyst")
        waited_for(known, 2)
    finally:
        over.set()
    assert known[0] < known[1]


def waited_for(known: list[int], most: int) -> None:
    until = time.monotonic() + 20
    while len(known) < most and time.monotonic() < until:
        time.sleep(0.01)


def test_nobody_waits_until_all_that_every_session_holds_was_looked_through_after_each_run() -> None:
    assert config.get_option("runner.postScriptGC") is False
    assert gc.isenabled()
