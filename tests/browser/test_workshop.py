"""A workshop as it is held: a facilitator and two participants, each in a browser of their own, sorting by keyboard and on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, settled


@pytest.fixture
def others(browser: Browser) -> Iterator[tuple[Page, Page]]:
    """Two more people: one at a desk, one with a phone."""
    desk = browser.new_context(viewport={"width": 1280, "height": 800})
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    pages = desk.new_page(), phone.new_page()
    for one in pages:
        one.set_default_timeout(60_000)
    yield pages
    desk.close()
    phone.close()


def begin(page: Page, link: str, name: str) -> None:
    page.goto(link)
    page.get_by_label("Your name or an alias").fill(name)
    page.get_by_role("button", name="Begin").click()
    page.get_by_text("Objective 1 of 4").wait_for()


def test_a_facilitator_and_two_participants_hold_a_workshop(own_server: Server, page: Page, others: tuple[Page, Page]) -> None:
    at_desk, on_phone = others
    page.set_default_timeout(60_000)
    page.goto(f"{own_server.url}/workshop")
    page.get_by_label("Name of the workshop").fill("Kick-off")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Open the workshop with 4 objectives").click()
    page.get_by_text("The link for participants").wait_for()
    link = page.locator('[data-testid="stCode"] code').inner_text().strip()
    assert link.startswith(f"{own_server.url}/sort?workshop=")

    begin(at_desk, link, "Ann")
    expect(at_desk.locator('[data-testid="stSidebar"]')).to_have_count(0)
    for place, key in enumerate("1230", start=1):
        at_desk.get_by_text(f"Objective {place} of 4").wait_for()
        settled(at_desk)
        at_desk.keyboard.press(key)
    at_desk.get_by_text("Look through them once more").wait_for()
    # A page being drawn again shows the old lines beside the new ones for a moment.
    for name in ("Financial", "Customer", "Internal process", "Not sure"):
        expect(at_desk.get_by_text(name, exact=True)).to_have_count(1, timeout=30_000)

    begin(on_phone, link, "Ben")
    on_phone.get_by_role("button", name="Customer").tap()
    on_phone.get_by_text("Objective 2 of 4").wait_for()
    settled(on_phone)
    assert on_phone.evaluate("document.documentElement.scrollWidth") <= 390
    # The link knows who goes on.
    on_phone.reload()
    for place in (2, 3, 4):
        on_phone.get_by_text(f"Objective {place} of 4").wait_for()
        settled(on_phone)
        on_phone.get_by_role("button", name="Customer").tap()
    on_phone.get_by_role("button", name="Finish").tap()
    on_phone.get_by_text("Thank you, Ben").wait_for()

    # The facilitator's page follows by itself.
    page.get_by_text("1 of 2 who have come have finished").wait_for()
    page.get_by_role("button", name="Close the workshop").click()
    page.get_by_text("Fleiss' kappa").first.wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the workshop's summary").click()
    assert download.value.suggested_filename == "workshop-1.xlsx"

    settled(at_desk)
    at_desk.get_by_role("button", name="Finish").click()
    at_desk.get_by_text("This workshop is closed", exact=False).first.wait_for()
