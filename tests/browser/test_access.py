"""Whoever comes with a keyboard, a screen reader or tired eyes: every page on the demo, light and dark."""

import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from scorecard import desk
from scorecard.web.places import demo_files
from tests.browser.conftest import Server, settled
from tests.pages.conftest import PATHS

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
GRAVE = ("serious", "critical")
NOT_OURS = re.compile(r"/_stcore/(health|host-config)$")
"""A deep link's first question goes to the page's folder, where Streamlit does not answer; it then asks at the root."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("demo")
    store = desk.open_store(folder / "s.duckdb")
    desk.load_demo(store, demo_files())
    store.close()
    made = Server(folder / "s.duckdb")
    yield made
    made.stop()
    shutil.rmtree(folder)


def found_by_axe(page: Page, *rules: str) -> list[tuple[str, str, str]]:
    """Serious and critical findings: rule, element, and what is wrong."""
    only = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    told: Any = page.evaluate("options => axe.run(document, options)", {"resultTypes": ["violations"], **only})
    return [
        (one["id"], node["html"][:200], node["failureSummary"])
        for one in told["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


def headings(page: Page) -> list[int]:
    """The levels of the headings that are seen, in their order."""
    levels: list[int] = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(one => one.offsetParent).map(one => Number(one.tagName[1]))"
    )
    return levels


@pytest.mark.parametrize("path", PATHS)
def test_a_page_shuts_nobody_out_fits_a_phone_and_reports_no_error(demo: Server, page: Page, path: str) -> None:
    errors: list[str] = []
    page.set_default_timeout(120_000)
    page.on("console", lambda told: errors.append(f"{told.text} {told.location['url']}") if told.type == "error" else None)
    page.goto(f"{demo.url}/{path}")
    settled(page)
    assert [one for one in errors if not NOT_OURS.search(one)] == []
    levels = headings(page)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(above, level) for above, level in pairwise(levels) if level > above + 1] == []
    drawn = page.locator('[data-testid="stPlotlyChart"]')
    for at in range(drawn.count()):
        assert len(said_of(page, at)) > 20
    page.evaluate(AXE)
    assert found_by_axe(page) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("getComputedStyle(document.querySelector('.stApp')).backgroundColor === 'rgb(18, 24, 31)'")
    # Colours that change bit by bit have none of the two looks.
    page.wait_for_function("document.getAnimations().every(one => one.playState !== 'running')")
    assert found_by_axe(page, "color-contrast") == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("document.documentElement.scrollWidth <= 390")
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator('[data-testid="stException"]').count() == 0


def said_of(page: Page, at: int) -> str:
    """What a reader of the screen says of a chart."""
    told: str = (
        page.locator('[data-testid="stPlotlyChart"]')
        .nth(at)
        .evaluate("one => (one.closest('[aria-label]') ?? one.querySelector('[aria-label]'))?.getAttribute('aria-label') ?? ''")
    )
    return told


def focused(page: Page) -> str:
    """The element that has the focus, by its words or its label."""
    told: str = page.evaluate("(one => one.getAttribute('aria-label') || one.innerText || one.id || one.tagName)(document.activeElement)")
    return " ".join(told.split())


def test_the_tab_key_reaches_the_filters_the_links_and_the_downloads(demo: Server, page: Page) -> None:
    page.goto(demo.url)
    settled(page)
    page.wait_for_selector("#skip-link", state="attached")
    reached = []
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.append(focused(page))
        if "Print this" in reached[-1]:
            break
    for wanted in (
        "Skip to the page",
        "Coverage",
        "Period",
        "Unit",
        "As of",
        "What good looks like",
        "Explain",
        "Print this",
        "Excel summary",
    ):
        assert any(wanted in one for one in reached), (wanted, reached)


def test_the_skip_link_leads_past_the_menu(demo: Server, page: Page) -> None:
    page.goto(f"{demo.url}/gaps")
    settled(page)
    page.wait_for_selector("#skip-link", state="attached")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.testid") == "stMain"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-testid=stMain]') !== null")
