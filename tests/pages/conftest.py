import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Event

import pytest
import streamlit as st
from streamlit import config
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from scorecard import desk, spool
from scorecard.model.reading import Given
from scorecard.spool import keep_watch
from scorecard.store.store import Store
from scorecard.web import session
from tests.conftest import copied
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


@pytest.fixture(scope="session", autouse=True)
def _what_a_server_does_once_is_done_once() -> Iterator[None]:
    """Streamlit looks through all that is installed for components, for each new session, and its test driver reads each page anew for
    each run and asks a thousand times a second whether it has ended: a third of a small page's time."""
    read = ScriptCache()
    give_up = local_script_runner.require_widgets_deltas

    def wait(runner: LocalScriptRunner, timeout: float = 3) -> None:
        if runner._script_thread is not None:
            runner._script_thread.join(timeout)
        if not runner.script_stopped():
            give_up(runner, 0)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        patch.setattr(local_script_runner, "ScriptCache", lambda: read)
        patch.setattr(local_script_runner, "require_widgets_deltas", wait)
        yield


@contextmanager
def shown(path: Path) -> Iterator[None]:
    """The pages are about this store, and nothing is remembered of another. When they are left nobody watches over it any more."""
    watched: dict[Event, Store] = {}

    def watch(store: Store) -> Event:
        over = keep_watch(store)
        watched[over] = store
        return over

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCORECARD_STORE", str(path))
        patch.setattr(spool, "keep_watch", watch)
        patch.setattr(desk, "publish", lambda _: None)  # nobody else reads this store
        patch.setattr(session, "WAITED", 60.0)
        config.set_option("client.showErrorDetails", "full")
        st.cache_data.clear()
        st.cache_resource.clear()
        yield
        st.cache_data.clear()
        st.cache_resource.clear()
    for over, store in watched.items():
        over.set()
        with store.cursor() as cursor:
            cursor.execute("pragma disable_checkpoint_on_shutdown")


@pytest.fixture
def empty(empty_store: Path, tmp_path: Path) -> Iterator[Path]:
    """The store's path, with nothing in it."""
    path = Path(shutil.copy(empty_store, tmp_path / "s.duckdb"))
    with shown(path):
        yield path


@pytest.fixture(scope="session")
def company(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a small company in it, to be copied: an import takes ten times as long."""
    path = Path(shutil.copy(empty_store, tmp_path_factory.mktemp("company") / "s.duckdb"))
    store = desk.open_store(path)
    account = desk.import_file(store, workbook(path.parent / "okr.xlsx"), Given(), by="Analyst")
    assert account.status == "loaded"
    store.close()
    return path


@pytest.fixture
def filled(empty: Path, company: Path) -> Path:
    """The store's path, with a small company in it."""
    return copied(company, empty)


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
