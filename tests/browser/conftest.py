import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from socket import socket

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from scorecard import desk
from scorecard.model.reading import Given
from tests.pages.company import workbook

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
QUIET = "--no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run --disable-background-networking"
DRAWN = "[document.getElementsByTagName('*').length, document.body.innerText.length]"
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where there is no browser these tests are skipped, but never in CI."""
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "CI installs Chromium"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET.split(), "--disable-component-update", "--disable-sync"])
        yield opened
        opened.close()


class Server:
    """A dashboard on a port of its own."""

    def __init__(self, store: Path) -> None:
        with socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        command = [sys.executable, "-m", "scorecard", "serve", "--store", str(store), "--port", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            with suppress(OSError):
                urllib.request.urlopen(f"{self.url}/_stcore/health").read()
                return
            time.sleep(0.1)
        raise AssertionError("the server did not start")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)


@pytest.fixture
def empty_server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "s.duckdb")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of a small company, to be copied: to make one takes as long as to start a dashboard on it."""
    folder = tmp_path_factory.mktemp("company")
    store = desk.open_store(folder / "company.duckdb")
    desk.import_file(store, workbook(folder / "okr.xlsx"), Given(), by="Analyst")
    store.close()
    return folder / "company.duckdb"


@pytest.fixture(scope="session")
def server(company: Path) -> Iterator[Server]:
    """A dashboard that tests only read from: to start one takes longer than to look at a page."""
    made = Server(Path(shutil.copy(company, company.with_name("s.duckdb"))))
    yield made
    made.stop()


@pytest.fixture
def own_server(company: Path, tmp_path: Path) -> Iterator[Server]:
    """A dashboard that nobody has opened, for a test that writes."""
    made = Server(Path(shutil.copy(company, tmp_path / "s.duckdb")))
    yield made
    made.stop()


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """One for all tests, so that what a dashboard is drawn with is fetched and compiled once."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    """A page without a past, that fails its test when a request leaves the machine or a script throws."""
    visitor.clear_cookies()
    visitor.add_cookies([{"name": "tour", "value": "seen", "url": "http://127.0.0.1"}])
    opened = visitor.new_page()
    opened.set_default_timeout(30_000)
    away: list[str] = []
    thrown: list[str] = []
    opened.on(
        "request",
        lambda one: away.append(one.url) if not one.url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:")) else None,
    )
    opened.on("pageerror", lambda error: thrown.append(str(error)))
    yield opened
    for one in visitor.pages:
        one.close()
    assert away == []
    assert thrown == []


def settled(page: Page) -> None:
    """Wait until the script has run and what it says is drawn: a page says that its script has ended before it draws its last parts."""
    page.wait_for_selector(IDLE)
    before = None
    while before != (before := page.evaluate(DRAWN)):
        page.wait_for_timeout(300)
        page.wait_for_selector(IDLE)
