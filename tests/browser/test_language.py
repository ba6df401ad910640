"""The language of the browser, of the link, and of an earlier visit; and of a part of a page that runs again alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Server, settled


@pytest.fixture
def dutch(browser: Browser) -> Iterator[Page]:
    """A page of somebody whose browser speaks Dutch."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
    context.add_cookies([{"name": "tour", "value": "seen", "url": "http://127.0.0.1"}])
    yield context.new_page()
    context.close()


def test_a_switched_language_is_remembered_for_the_next_visit_and_a_link_names_its_own(server: Server, dutch: Page) -> None:
    dutch.goto(f"{server.url}/gaps")
    dutch.get_by_role("heading", name="Hiaten").wait_for()
    settled(dutch)
    assert "lang=nl" in dutch.url
    assert dutch.evaluate("document.documentElement.lang") == "nl"
    assert dutch.evaluate("navigator.languages") == ["nl"], "tables write numbers in it"
    dutch.locator(".st-key-lang button", has_text="en").first.click()
    dutch.get_by_role("heading", name="Gaps").wait_for()
    settled(dutch)
    assert "lang=en" in dutch.url
    assert dutch.evaluate("navigator.languages") == ["en"]
    again = dutch.context.new_page()
    again.goto(f"{server.url}/gaps")
    again.get_by_role("heading", name="Gaps").wait_for()
    again.goto(f"{server.url}/gaps?lang=nl")
    again.get_by_role("heading", name="Hiaten").wait_for()


def test_a_part_that_runs_again_alone_keeps_the_language(server: Server, dutch: Page) -> None:
    dutch.goto(f"{server.url}/review")
    dutch.get_by_role("heading", name="Beoordelen").wait_for()
    settled(dutch)
    dutch.keyboard.press("1")
    dutch.get_by_text("Er is niets meer te besluiten").wait_for()
