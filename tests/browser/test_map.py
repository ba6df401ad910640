"""The strategy map as a person uses it: by pointer and by keyboard."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, settled

BOX = ".map svg:visible .box"


def test_an_objective_on_the_map_is_picked_by_a_click_and_by_the_enter_key(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/map")
    settled(page)
    page.locator(BOX).first.click()
    expect(page.locator(BOX).first).to_have_class("box picked", timeout=30_000)
    page.locator(BOX).last.focus()
    page.keyboard.press("Enter")
    expect(page.locator(BOX).last).to_have_class("box picked", timeout=30_000)


def test_the_map_fits_a_phone(server: Server, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{server.url}/map")
    settled(page)
    page.locator(".map svg.w342").wait_for()
    assert page.locator(".map svg:visible").count() == 1
    right = page.locator(".map svg.w342").evaluate("one => one.getBoundingClientRect().right")
    assert right <= 390
