"""Many people at once on the demo, or on a store that is given, and one in Chromium: `python -m tests.bench.people [people] [store]`.

The many speak the dashboard's own protocol, so that what is timed is the server and not their browsers: from asking for a page until
its script has run. They read for a second before they go on, which is not counted, but asks twenty pages of the server each second.
The one sees words and charts with the browser's eyes. Everything runs on the one machine, so the many take time from the server too.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import websockets
from playwright.sync_api import Page, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from scorecard import desk
from scorecard.web.places import demo_files
from tests.bench.clock import say
from tests.browser.conftest import CHROMIUM, IDLE, QUIET, Server

SWITCHES = 5
"""Pages that each person opens one after the other."""
READING = 1.0
"""Seconds that a person looks at a page before opening the next."""
PATIENCE = 60.0
"""Seconds without an answer that count as a failure."""
TOURED = ("coverage", "progress", "gaps", "perspectives", "history", "compare")

FIGURE = '.st-key-scorecard [data-testid="stMarkdown"] p > strong:first-child'
UNITS = (3, 5, 6, 7, 1)
"""Places in the list of units."""


class Clock:
    """Seconds since it was made, and what of them the server's processor was busy: on a machine that others use only that is certain."""

    def __init__(self, server: Server) -> None:
        self._process = psutil.Process(server.process.pid)
        self._begun, self._busy = time.perf_counter(), self._used()

    def _used(self) -> float:
        used = self._process.cpu_times()
        return used.user + used.system

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._begun

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s, {self._used() - self._busy:.2f} s of the server's processor"


@dataclass
class Seen:
    seconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def main(people: int, given: str = "") -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(given or Path(folder) / "demo.duckdb")
        if not given:
            store = desk.open_store(path)
            desk.load_demo(store, demo_files())
            store.close()
        begun = time.perf_counter()
        server = Server(path)
        say(f"from the command until the server answers: {time.perf_counter() - begun:.2f} s")
        try:
            if CHROMIUM:
                _one_in_chromium(server)
            clock = Clock(server)
            seen = asyncio.run(_all_at_once(server.port, people))
            say(f"the visits of {people} people took {clock}")
        finally:
            server.stop()
    if seen.seconds:
        middle, worst = statistics.median(seen.seconds), max(seen.seconds)
        say(f"{people} people, {len(seen.seconds)} page switches: median {middle:.2f} s (at most 1 s), worst {worst:.2f} s")
    say(f"{len(seen.failures)} failed (none may): {sorted(set(seen.failures))}")


async def _all_at_once(port: int, people: int) -> Seen:
    seen = Seen()
    await asyncio.gather(*(_person(port, number, people, seen) for number in range(people)))
    return seen


async def _person(port: int, number: int, people: int, seen: Seen) -> None:
    """One session: the front page, then pages in an order of its own; it begins at its own moment, as people do."""
    await asyncio.sleep(READING * number / people)
    try:
        async with websockets.connect(f"ws://127.0.0.1:{port}/_stcore/stream", max_size=None) as line:
            known = await _opened(line, "", seen)
            for step in range(SWITCHES):
                await asyncio.sleep(READING)
                page = TOURED[(number + step) % len(TOURED)]
                begun = time.perf_counter()
                await _opened(line, known[page], seen)
                seen.seconds.append(time.perf_counter() - begun)
    except (TimeoutError, OSError, websockets.WebSocketException) as error:
        seen.failures.append(f"{type(error).__name__}: {error}")


async def _opened(line: websockets.ClientConnection, page: str, seen: Seen) -> dict[str, str]:
    """Ask for a page by its hash and wait until its script has run; every page's hash by its address."""
    wish = BackMsg()
    wish.rerun_script.page_script_hash = page
    await line.send(wish.SerializeToString())
    known: dict[str, str] = {}
    while True:
        told = ForwardMsg()
        told.ParseFromString(bytes(await asyncio.wait_for(line.recv(decode=False), PATIENCE)))
        kind = told.WhichOneof("type")
        if kind == "navigation":
            known = {one.url_pathname: one.page_script_hash for one in told.navigation.app_pages}
        elif kind == "delta" and told.delta.new_element.WhichOneof("type") == "exception":
            seen.failures.append(told.delta.new_element.exception.message)
        elif kind == "script_finished":
            if told.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                seen.failures.append("a page's script does not compile")
            return known


def _one_in_chromium(server: Server) -> None:
    """From asking for the first page of a server that nobody has opened; Chromium is there, but has fetched nothing yet."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE * 1000)
        clock = Clock(server)
        page.goto(server.url)
        page.locator(FIGURE).nth(3).wait_for()
        say(f"cold server, words and numbers of the Overview: {clock} (at most 2.5 s)")
        page.locator('[data-testid="stPlotlyChart"] .main-svg').first.wait_for()
        charts = page.locator('[data-testid="stPlotlyChart"]:not(:has(.main-svg .xtick, .main-svg .ytick))')
        charts.first.wait_for(state="detached")
        _idle(page)
        say(f"cold server, all its charts, and the script at its end: {clock} (at most 3.5 s)")
        page.wait_for_timeout(3_000)
        _switches(page, server)
        _filters(page, server)
        browser.close()


def _switches(page: Page, server: Server) -> None:
    """Each page three times: the first fills the caches, the others are told."""
    spent: list[float] = []
    whole = Clock(server)
    for turn in range(3):
        for name in ("Coverage", "Progress", "Gaps", "Overview"):
            clock = Clock(server)
            page.get_by_role("link", name=name, exact=True).first.click()
            page.get_by_role("heading", level=1, name=name).wait_for()
            _idle(page)
            if turn:
                spent.append(clock.seconds)
    told = f"median {statistics.median(spent):.2f} s, worst {max(spent):.2f} s (at most 0.5 s)"
    say(f"page switch to idle: {told}; all {len(spent) * 3 // 2} took {whole}")


def _filters(page: Page, server: Server) -> None:
    """Units that nobody asked for yet, then the same ones again: until the address names the unit and the script has run."""
    box = page.locator(".st-key-unit")
    for word in ("asked for the first time", "asked before"):
        spent: list[float] = []
        whole = Clock(server)
        for number in UNITS:
            box.locator("input").click()
            choice = page.get_by_role("option").nth(number)
            unit = choice.inner_text()
            clock = Clock(server)
            choice.click()
            page.wait_for_function("(unit) => new URLSearchParams(location.search).get('unit') === unit", arg=unit)
            _idle(page)
            spent.append(clock.seconds)
        told = f"median {statistics.median(spent):.2f} s, worst {max(spent):.2f} s (at most 0.4 s)"
        say(f"filter change to idle, {word}: {told}; all {len(spent)} took {whole}")


def _idle(page: Page) -> None:
    """The script has run and the browser has drawn what it sent."""
    page.wait_for_selector(IDLE)
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20, *sys.argv[2:3])
