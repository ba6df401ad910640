"""On a phone the numbers of a table stand beside the names that they belong to."""

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import Server, settled

TALL: ViewportSize = {"width": 390, "height": 6_000}
"""As wide as a phone, and high enough for all tables to be drawn."""
HEADINGS = """() => [...document.querySelectorAll('[role="grid"] thead')].map(
    one => [...one.querySelectorAll('[role="columnheader"]')].map(head => head.textContent))"""
"""Of each table the columns that it shows before anybody pushes it aside."""


@pytest.mark.parametrize(("path", "name", "number"), [("progress", "Key result", "Progress"), ("perspectives", "Objective", "Score")])
def test_a_phone_shows_how_a_key_result_or_an_objective_stands(page: Page, server: Server, path: str, name: str, number: str) -> None:
    page.set_viewport_size(TALL)
    page.goto(f"{server.url}/{path}")
    settled(page)
    page.wait_for_selector('[role="grid"]', state="attached", timeout=10_000)
    page.wait_for_timeout(1_000)
    assert any(shown[1:3] == [name, number] for shown in page.evaluate(HEADINGS))


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("explain", ["Part"]),
        ("explain?node=unit_perspective&of_unit=North&of_perspective=financial", ["Part"]),
        ("compare?level=objective", ["Objective", "Of it"]),
    ],
)
def test_a_phone_shows_numbers_beside_names(page: Page, server: Server, path: str, names: list[str]) -> None:
    page.set_viewport_size(TALL)
    page.goto(f"{server.url}/{path}")
    settled(page)
    page.wait_for_selector('[role="grid"]', state="attached", timeout=10_000)
    page.wait_for_timeout(1_000)
    shown = {first: numbers for first, *numbers in reversed(page.evaluate(HEADINGS))}
    assert [len(shown[name]) >= 2 for name in names] == [True] * len(names)
