import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest

from scorecard import desk
from scorecard.model.reading import Given
from tests.pages.company import workbook

MAIN = str(Path(__file__).parents[2] / "scorecard" / "web" / "main.py")
PATHS = ["", *re.findall(r'url_path="([\w-]+)"', Path(MAIN).read_text(encoding="utf-8"))]
"""Where each page stands."""
PAGES = (
    "overview", "perspectives", "map", "review", "workshop", "coverage", "progress", "forecast", "compare", "explain", "gaps", "history",
    "imports", "checkins", "settings",
)  # fmt: skip
NAMED_OTHERWISE = ("imports", "checkins")
"""Whose path in a link is not the name of the file."""


@pytest.fixture
def empty(empty_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The store's path, with nothing in it."""
    monkeypatch.setenv("SCORECARD_STORE", str(shutil.copy(empty_store, tmp_path / "s.duckdb")))
    config.set_option("client.showErrorDetails", "full")
    st.cache_data.clear()
    st.cache_resource.clear()
    yield tmp_path / "s.duckdb"
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def filled(empty: Path, tmp_path: Path) -> Path:
    """The store's path, with a small company in it."""
    store = desk.open_store(empty)
    account = desk.import_file(store, workbook(tmp_path / "okr.xlsx"), Given(), by="Analyst")
    assert account.status == "loaded"
    store.close()
    return empty


def opened(page: str) -> AppTest:
    """A page as a session sees it that a link led there, run once; by somebody who knows the way."""
    at = AppTest.from_file(MAIN, default_timeout=60)
    at.session_state["tour"] = "seen"
    return led_to(page, at)


def led_to(page: str, at: AppTest) -> AppTest:
    """A session that a link led to a page."""
    if page in NAMED_OTHERWISE:  # known by their own path once the shell has run, on a page that asks little
        at.switch_page("../../pages/settings.py").run()
    return at.switch_page(f"../../pages/{page}.py").run()
